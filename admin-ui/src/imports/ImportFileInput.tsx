import { useRef, useState, type DragEvent } from "react";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

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
  "& .bar": { flex: "1 1 100%" },
});

interface ImportFileInputProps {
  sending: { name: string; share: number } | null;
  onFile: (file: File) => void;
  onStop: () => void;
}

/** Where a table comes in: chosen or dropped; then how much of it has been sent. */
export function ImportFileInput({ sending, onFile, onStop }: ImportFileInputProps) {
  const text = useText();
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !sending) onFile(file);
  }
  if (sending) {
    const { name, share } = sending;
    const words =
      share < 1 ? text("import.sending", { name, percent: Math.round(share * 100) }) : text("import.looking", { name });
    return (
      <Area>
        <p>{words}</p>
        <Button size="small" onClick={onStop}>
          {text("import.stop")}
        </Button>
        <LinearProgress
          className="bar"
          aria-label={words}
          variant={share < 1 ? "determinate" : "indeterminate"}
          value={Math.round(share * 100)}
        />
      </Area>
    );
  }
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
        ref={chooser}
        type="file"
        hidden
        tabIndex={-1}
        accept=".csv,.txt,.xlsx"
        data-testid="import-file"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be chosen again after it was corrected.
          target.value = "";
          if (file) onFile(file);
        }}
      />
      <Button
        variant="contained"
        startIcon={<UploadFileOutlined aria-hidden />}
        aria-describedby="import-accepts"
        onClick={() => chooser.current?.click()}
      >
        {text("import.choose")}
      </Button>
      <p>{text("import.drop")}</p>
      <p id="import-accepts">{text("import.accepts")}</p>
    </Area>
  );
}
