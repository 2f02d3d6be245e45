import type { ReactNode } from "react";
import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import type { ShowRow, ShowSection } from "./show-definition";

const List = styled("dl")(({ theme }) => ({
  margin: 0,
  "& > div": {
    display: "grid",
    gridTemplateColumns: "260px minmax(0, 1fr) auto",
    gap: "4px 16px",
    padding: "10px 0",
    borderTop: `1px solid ${color.line}`,
  },
  "& > div:first-of-type": { borderTop: 0 },
  "& dt": { color: color.inkSecondary },
  "& dd": { margin: 0, overflowWrap: "anywhere", whiteSpace: "pre-line" },
  "& a": { textDecoration: "none", "&:hover": { textDecoration: "underline" } },
  "& dd.act a": { display: "inline-block", padding: "2px 4px", fontWeight: 600, whiteSpace: "nowrap" },
  [theme.breakpoints.down("md")]: {
    "& > div": { gridTemplateColumns: "minmax(0, 1fr) auto" },
    "& dt": { gridColumn: "1 / -1", fontSize: 15 },
  },
}));

function isFilled(value: ReactNode): boolean {
  return (
    value !== null &&
    value !== undefined &&
    value !== "" &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0)
  );
}

interface SummarySectionProps {
  section: ShowSection;
  /** The path of the edit page; undefined when this person may not edit. */
  editPath: string | undefined;
}

/** Label, value, and the way to change it. What is missing says so. */
export function SummarySection({ section, editPath }: SummarySectionProps) {
  const text = useText();
  return (
    <Card>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {text(section.title)}
      </Typography>
      <SummaryRows rows={section.rows} editPath={editPath} />
    </Card>
  );
}

/** The lines alone, for a card of somebody else's. */
export function SummaryRows({ rows, editPath }: { rows: ShowRow[]; editPath?: string | undefined }) {
  return (
    <List>
      {rows.map((row) => (
        <SummaryRow key={row.label} row={row} editPath={editPath} />
      ))}
    </List>
  );
}

function SummaryRow({ row, editPath }: { row: ShowRow; editPath: string | undefined }) {
  const text = useText();
  const label = text(row.label);
  const hasValue = isFilled(row.value);
  return (
    <div>
      <dt>{label}</dt>
      <dd>{hasValue ? row.value : <span style={{ color: color.inkPlaceholder }}>{text("show.notFilled")}</span>}</dd>
      {editPath && row.field && (
        <dd className="act">
          <Link
            to={`${editPath}#field-${row.field}`}
            aria-label={text(hasValue ? "show.changeField" : "show.addField", { field: label })}
          >
            {text(hasValue ? "show.change" : "show.add")}
          </Link>
        </dd>
      )}
    </div>
  );
}
