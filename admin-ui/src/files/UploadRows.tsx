import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";
import type { Upload } from "./use-uploads";

const List = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "flex",
  flexDirection: "column",
  gap: 8,
});

const Row = styled("li")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) auto",
  gap: "4px 12px",
  alignItems: "center",
  padding: "8px 12px",
  borderRadius: 8,
  border: `1px solid ${color.line}`,
  "& .name": { overflowWrap: "anywhere" },
  "& .state": { gridColumn: "1 / -1", color: color.inkSecondary },
  "& .wrong": { gridColumn: "1 / -1", color: tone.error.text },
  "& .bar": { gridColumn: "1 / -1" },
});

interface UploadRowsProps {
  uploads: Upload[];
  onRetry: (key: number) => void;
  onRemove: (key: number) => void;
}

/** Files on their way: how far each is, and what is wrong with it. */
export function UploadRows({ uploads, onRetry, onRemove }: UploadRowsProps) {
  const text = useText();
  if (uploads.length === 0) return null;
  return (
    <List aria-label={text("file.underWay")}>
      {uploads.map(({ key, file, share, problem, mayRetry }) => (
        <Row key={key}>
          <span className="name">{file.name}</span>
          <span>
            {problem !== undefined && mayRetry && (
              <Button
                size="small"
                onClick={() => onRetry(key)}
                aria-label={text("file.retryNamed", { name: file.name })}
              >
                {text("file.retry")}
              </Button>
            )}
            <Button
              size="small"
              onClick={() => onRemove(key)}
              aria-label={text(problem === undefined ? "file.cancelNamed" : "file.closeNamed", { name: file.name })}
            >
              {text(problem === undefined ? "file.cancel" : "file.close")}
            </Button>
          </span>
          {problem === undefined ? (
            <>
              <LinearProgress
                className="bar"
                variant={share < 1 ? "determinate" : "indeterminate"}
                value={Math.round(share * 100)}
                aria-label={text("file.progressNamed", { name: file.name })}
              />
              <span className="state">
                {share < 1 ? text("file.sent", { percent: Math.round(share * 100) }) : text("file.looking")}
              </span>
            </>
          ) : (
            <span className="wrong">{problem}</span>
          )}
        </Row>
      ))}
    </List>
  );
}
