import Skeleton from "@mui/material/Skeleton";
import { useIsLate } from "../layout/PageSkeleton";

interface SkeletonRowsProps {
  count: number;
  columnCount: number;
  /** A column for checkboxes goes before the others. */
  isSelectable: boolean;
}

/** Rows of the final height while the first page loads; after 200 ms, so that a fast answer does not flicker. */
export function SkeletonRows({ count, columnCount, isSelectable }: SkeletonRowsProps) {
  const isLate = useIsLate();
  return Array.from({ length: count }, (_row, row) => (
    <tr key={row} aria-hidden style={{ cursor: "default" }}>
      {isSelectable && <td className="select" />}
      {Array.from({ length: columnCount }, (_column, column) => (
        <td key={column}>{isLate && <Skeleton variant="text" width={column === 0 ? 240 : 88} />}</td>
      ))}
    </tr>
  ));
}
