import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText, type Text } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";

const GOOD_PERCENT = 80;
const NAMED_FIELDS = 2;

const Row = styled("span")({ display: "flex", alignItems: "center", gap: 10, fontWeight: 600 });
const Track = styled("span")({
  flex: "0 1 auto",
  height: 8,
  borderRadius: 4,
  backgroundColor: color.meterTrack,
  overflow: "hidden",
  display: "block",
});

function barColor(percent: number): string {
  if (percent === 100) return tone.ok.text;
  return percent >= GOOD_PERCENT ? color.primary : color.meterLow;
}

/** A share as a bar with its figure beside it, which alone carries the meaning. */
export function Meter({ percent, width = 72 }: { percent: number; width?: number | string }) {
  return (
    <Row>
      <Track aria-hidden style={{ width }}>
        <span style={{ display: "block", height: "100%", width: `${percent}%`, backgroundColor: barColor(percent) }} />
      </Track>
      <span style={{ minWidth: "3em", textAlign: "end" }}>{percent}%</span>
    </Row>
  );
}

/** What is missing, by the labels of the fields; the first two by name, the rest as a number. */
export function missingText(resource: "organisations" | "servicePoints", missing: string[], text: Text): string {
  const labels = missing.map((field) => text(`resources.${resource}.fields.${field}` as MessageKey));
  const named = labels.slice(0, NAMED_FIELDS).join(", ");
  const more = labels.length - NAMED_FIELDS;
  return more > 0 ? text("list.missingMore", { fields: named, count: more }) : text("list.missing", { fields: named });
}

interface CompletenessCellProps {
  resource: "organisations" | "servicePoints";
  completeness: { percent: number; missing: string[] };
}

/** The completeness of a row: bar, figure, and what is missing. */
export function CompletenessCell({ resource, completeness }: CompletenessCellProps) {
  const text = useText();
  const missing = completeness.missing.length > 0 && missingText(resource, completeness.missing, text);
  return (
    <>
      <Meter percent={completeness.percent} />
      {missing && (
        <span className="meta cut" title={missing}>
          {missing}
        </span>
      )}
    </>
  );
}
