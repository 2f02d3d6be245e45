import type { ReactNode } from "react";
import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import type { PinningFigurePartsFragment } from "../data/generated/graphql";
import { percentOf } from "../format/number";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Meter } from "../list/CompletenessMeter";
import { Figure, type FigureGroup } from "./Figure";
import { FIGURES } from "./figure-links";

const Table = styled("table")(({ theme }) => ({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 15,
  lineHeight: 1.6,
  "& th, & td": { padding: "10px 12px 10px 0", textAlign: "end", borderTop: `1px solid ${color.line}` },
  "& th:first-of-type, & tbody th": { textAlign: "start" },
  "& thead th": { borderTop: 0, color: color.inkSecondary, verticalAlign: "bottom" },
  "& tbody th": { fontWeight: 600 },
  "& .label": { display: "none" },
  "& td a": { display: "inline-block", minWidth: 24 },
  [theme.breakpoints.down("md")]: {
    "& thead": { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
    "&, & tbody": { display: "block" },
    "& tr": { display: "block", padding: "12px 0", borderTop: `1px solid ${color.line}` },
    "& tr:first-of-type": { borderTop: 0 },
    "& th, & td": { display: "flex", justifyContent: "space-between", gap: 12, padding: "2px 0", border: 0 },
    "& .label": { display: "inline", color: color.inkSecondary },
  },
}));

export interface ProgressRow {
  key: string;
  group: FigureGroup;
  figures: PinningFigurePartsFragment;
  /** Of the name, where it is not in the page's language. */
  lang?: string;
  /** Leads on to the parts of this one. */
  path?: string;
}

interface ProgressTableProps {
  caption: string;
  nameLabel: string;
  rows: readonly ProgressRow[];
  /** Under the table, e.g. its pages. */
  children?: ReactNode;
}

/** The figures of many, one row each; on a phone each row is a card with labels. */
export function ProgressTable({ caption, nameLabel, rows, children }: ProgressTableProps) {
  const text = useText();
  return (
    <>
      <Table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameLabel}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col">
                {text(`pinningProgress.figures.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ...row }) => (
            <FiguresRow key={key} {...row} />
          ))}
        </tbody>
      </Table>
      {children}
    </>
  );
}

function FiguresRow({ group, figures, lang, path }: Omit<ProgressRow, "key">) {
  const text = useText();
  return (
    <tr>
      <th scope="row">
        <span>
          {path ? (
            <Link to={path} lang={lang}>
              {group.name}
            </Link>
          ) : (
            <span lang={lang}>{group.name}</span>
          )}
          {figures.totalCount > 0 && <Meter percent={percentOf(figures.pinnedCount, figures.totalCount)} width={96} />}
        </span>
      </th>
      {FIGURES.map((figure) => (
        <td key={figure}>
          <span className="label" aria-hidden>
            {text(`pinningProgress.figures.${figure}`)}
          </span>
          <Figure group={group} figure={figure} count={figures[figure]} />
        </td>
      ))}
    </tr>
  );
}
