import TaskAltOutlined from "@mui/icons-material/TaskAltOutlined";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";

const Row = styled("p")({
  display: "flex",
  gap: 12,
  margin: "12px 0 4px",
  "& svg": { color: tone.ok.text, flexShrink: 0 },
  "& .detail": { display: "block", color: color.inkSecondary },
});

/** Everything is done, and what that means. */
export function NothingWaits({ detail }: { detail: string }) {
  const text = useText();
  return (
    <Row>
      <TaskAltOutlined aria-hidden />
      <span>
        <strong>{text("home.waiting.done")}</strong>
        <span className="detail">{detail}</span>
      </span>
    </Row>
  );
}
