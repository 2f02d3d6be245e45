import { useRef, useState, type DragEvent } from "react";
import Button from "@mui/material/Button";
import AddPhotoAlternateOutlined from "@mui/icons-material/AddPhotoAlternateOutlined";
import PhotoCameraOutlined from "@mui/icons-material/PhotoCameraOutlined";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { color } from "../layout/tokens";
import { pictureTypes } from "./picture-file";

const Area = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "8px 16px",
  padding: 16,
  borderRadius: 8,
  border: `1px dashed ${color.controlBorder}`,
  backgroundColor: color.inset,
  "&[data-over=true]": { borderColor: color.primary, backgroundColor: color.primaryTint },
  "& p": { margin: 0, color: color.inkSecondary },
  // Only where fingers point is there a camera to speak of.
  "& .camera": { display: "none" },
  "@media (pointer: coarse)": { "& .camera": { display: "inline-flex" }, "& .drop": { display: "none" } },
});

interface DropAreaProps {
  id: string;
  choose: MessageKey;
  hint: MessageKey;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Where pictures come in: chosen, dropped, or on a phone taken at once. */
export function DropArea({ id, choose, hint, multiple = false, onFiles }: DropAreaProps) {
  const text = useText();
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  function take(files: FileList | null | undefined) {
    const all = [...(files ?? [])];
    if (all.length > 0) onFiles(multiple ? all : all.slice(0, 1));
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  }
  const input = { type: "file", hidden: true, accept: pictureTypes.join(","), tabIndex: -1 } as const;
  return (
    <Area
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <input
        {...input}
        ref={chooser}
        multiple={multiple}
        data-testid={id}
        onChange={(event) => given(event.target, take)}
      />
      <input {...input} ref={camera} capture="environment" onChange={(event) => given(event.target, take)} />
      <Button
        id={id}
        variant="outlined"
        startIcon={<AddPhotoAlternateOutlined aria-hidden />}
        aria-describedby={`${id}-hint`}
        onClick={() => chooser.current?.click()}
      >
        {text(choose)}
      </Button>
      <Button
        className="camera"
        variant="outlined"
        startIcon={<PhotoCameraOutlined aria-hidden />}
        onClick={() => camera.current?.click()}
      >
        {text("file.takePhoto")}
      </Button>
      <p className="drop">{text("file.drop")}</p>
      <p id={`${id}-hint`}>{text(hint)}</p>
    </Area>
  );
}

/** The same file can be chosen again after it was removed: the input must forget it. */
function given(input: HTMLInputElement, take: (files: FileList | null) => void) {
  take(input.files);
  input.value = "";
}
