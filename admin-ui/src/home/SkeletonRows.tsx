import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { useIsLate } from "../layout/PageSkeleton";
import { Figure, RowBody, rowLayout, RowList } from "./HomeRow";

const Row = styled("li")(rowLayout);

interface SkeletonRowsProps {
  count: number;
  hasFigure?: boolean;
}

/** Rows that are on their way: their room is there at once, something to see only when it takes long. */
export function SkeletonRows({ count, hasFigure = false }: SkeletonRowsProps) {
  const text = useText();
  const visibility = useIsLate() ? "visible" : "hidden";
  return (
    <RowList aria-busy aria-label={text("frame.loading")} style={{ visibility }}>
      {Array.from({ length: count }, (_, row) => (
        <Row key={row}>
          {hasFigure && (
            <Figure>
              <Skeleton variant="text" width="100%" />
            </Figure>
          )}
          <RowBody aria-hidden>
            <span className="words">
              <Skeleton className="what" variant="text" width="60%" />
              <Skeleton className="detail" variant="text" width="40%" />
            </span>
          </RowBody>
        </Row>
      ))}
    </RowList>
  );
}
