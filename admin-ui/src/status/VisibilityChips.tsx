import { StatusChip } from "./StatusChip";

interface VisibilityChipsProps {
  of: { status: "VISIBLE" | "HIDDEN"; hiddenBy?: object | null };
  /** Says nothing of what is shown, as where every row would say so. */
  isQuiet?: boolean;
}

/** Shown, hidden itself, or hidden because of an organisation above: the last two can both be. */
export function VisibilityChips({ of: { status, hiddenBy }, isQuiet = false }: VisibilityChipsProps) {
  return (
    <>
      {status === "HIDDEN" && <StatusChip state="HIDDEN" />}
      {hiddenBy && <StatusChip state="HIDDEN_ABOVE" />}
      {status === "VISIBLE" && !hiddenBy && !isQuiet && <StatusChip state="VISIBLE" />}
    </>
  );
}
