import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";

const Figures = styled("dl")({
  display: "flex",
  flexWrap: "wrap",
  gap: "8px 40px",
  margin: 0,
  "& dt": { fontSize: 15 },
  "& dd": { margin: 0, fontSize: 22, fontWeight: 700, fontVariantNumeric: "tabular-nums" },
});

/** What a job has done, counted: each figure under its name. */
export function JobFigures({ figures }: { figures: { label: string; count: number }[] }) {
  return (
    <Figures>
      {figures.map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </Figures>
  );
}
