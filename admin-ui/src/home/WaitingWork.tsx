import type { CSSProperties } from "react";
import Typography from "@mui/material/Typography";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { NothingWaits } from "./NothingWaits";
import { HomeRow, RowCard, RowList } from "./HomeRow";
import { SkeletonRows } from "./SkeletonRows";
import type { Home } from "./use-home";
import { waitingRows } from "./waiting-rows";

const MOST_ROWS = 5;

/** งานที่รอคุณ: one row one queue, and each number opens exactly the rows that it counts. */
export function WaitingWork({ home: { points, organisations, registrations, error } }: { home: Home }) {
  const text = useText();
  const isCounted = points !== undefined && organisations !== undefined;
  const rows = waitingRows(points, organisations, registrations);
  const figures = rows.map(({ count }) => formatCount(count));
  const widest = Math.max(0, ...figures.map((figure) => figure.length));
  // What failed says so above; a card without a row would claim that nothing waits.
  if (error !== undefined && rows.length === 0) return null;
  return (
    <RowCard aria-labelledby="waiting-title">
      <header>
        <Typography variant="h2" id="waiting-title">
          {text("home.waiting.title")}
        </Typography>
        {isCounted && rows.length === 0 && <NothingWaits detail={text("home.waiting.doneDetail")} />}
      </header>
      {isCounted || error !== undefined ? (
        <RowList style={{ "--home-figure": widest } as CSSProperties}>
          {rows.map(({ count, what, detail, values, path }, index) => (
            <HomeRow
              key={path}
              path={path}
              figure={figures[index]}
              what={text(what, { smart_count: count })}
              detail={text(detail, values)}
            />
          ))}
        </RowList>
      ) : (
        <SkeletonRows count={MOST_ROWS} hasFigure />
      )}
    </RowCard>
  );
}
