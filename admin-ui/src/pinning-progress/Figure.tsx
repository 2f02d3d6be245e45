import { Link } from "react-router";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import type { FilterValues } from "../list/filter-definition";
import { figurePath, type FigureName } from "./figure-links";

/** Whose figures they are. */
export interface FigureGroup {
  name: string;
  /** What the group is in the list of service points. */
  filter: FilterValues;
  recentSince: string;
}

interface FigureProps {
  group: FigureGroup;
  figure: FigureName;
  count: number;
}

/** A number that opens the list which counts the same; nothing to open is behind a 0. */
export function Figure({ group, figure, count }: FigureProps) {
  const text = useText();
  const shown = formatCount(count);
  if (count === 0) return <span>{shown}</span>;
  const label = text(`pinningProgress.figures.${figure}`);
  return (
    <Link
      to={figurePath(figure, group.filter, group.recentSince)}
      aria-label={text("pinningProgress.figureOf", { count: shown, figure: label, name: group.name })}
    >
      {shown}
    </Link>
  );
}
