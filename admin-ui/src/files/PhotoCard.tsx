import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import { styled } from "@mui/material/styles";
import { useController } from "react-hook-form";
import type { PhotoSubject } from "../data/generated/graphql";
import { TextInput } from "../form/TextInput";
import { fieldId } from "../form/form-definition";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Picture } from "./Picture";
import { fileUrl, type FileResource } from "./upload-file";

const Card = styled("li")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "160px minmax(0, 1fr)",
  gap: 16,
  padding: 16,
  borderRadius: 8,
  border: `1px solid ${color.line}`,
  "& .fields": { display: "flex", flexDirection: "column", gap: 16, minWidth: 0 },
  "& .actions": { display: "flex", flexWrap: "wrap", gap: 4, alignItems: "center" },
  [theme.breakpoints.down("sm")]: { gridTemplateColumns: "minmax(0, 1fr)", padding: 12 },
}));

interface PhotoCardProps {
  resource: FileResource;
  fileId: string;
  index: number;
  count: number;
  subjects: readonly PhotoSubject[];
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One photo of a form: what it shows, in words too, and its place in the order. */
export function PhotoCard({ resource, fileId, index, count, subjects, onMove, onRemove }: PhotoCardProps) {
  const text = useText();
  const place = index + 1;
  return (
    <Card>
      <Picture url={fileUrl(resource, fileId)} alt={text("file.photoNumber", { place })} sizes="160px" />
      <div className="fields">
        {subjects.length > 1 && <SubjectInput index={index} subjects={subjects} />}
        <TextInput
          field={`photos.${index}.altTh`}
          label="file.altTh"
          hint={text("file.altHint")}
          rules={["REQUIRED"]}
          lang="th"
        />
        <TextInput field={`photos.${index}.altEn`} label="file.altEn" rules={["NOT_ENGLISH"]} lang="en" />
        <div className="actions">
          <IconButton
            id={`photo-up-${index}`}
            disabled={index === 0}
            onClick={() => onMove(-1)}
            aria-label={text("file.moveUp", { place })}
          >
            <ArrowUpward aria-hidden />
          </IconButton>
          <IconButton
            id={`photo-down-${index}`}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
            aria-label={text("file.moveDown", { place })}
          >
            <ArrowDownward aria-hidden />
          </IconButton>
          <Button onClick={onRemove} aria-label={text("file.removeNumber", { place })}>
            {text("file.remove")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function SubjectInput({ index, subjects }: { index: number; subjects: readonly PhotoSubject[] }) {
  const text = useText();
  const { field } = useController({ name: `photos.${index}.subject` });
  return (
    <TextField select id={fieldId(field.name)} label={text("file.subject")} {...field}>
      {subjects.map((subject) => (
        <MenuItem key={subject} value={subject}>
          {text(`file.subjects.${subject}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
