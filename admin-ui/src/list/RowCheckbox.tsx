import { memo, useEffect, useRef } from "react";
import { styled } from "@mui/material/styles";
import { color } from "../layout/tokens";

/** The browser's own checkbox: a hundred of them are drawn at once, and every aid knows it. The label around it is the target. */
const Target = styled("label")({
  display: "inline-grid",
  placeItems: "center",
  width: 44,
  height: 44,
  cursor: "pointer",
  "& input": { width: 24, height: 24, margin: 0, accentColor: color.primary, cursor: "pointer" },
});

interface RowCheckboxProps {
  label: string;
  isChecked: boolean;
  /** Some of what it stands for is selected. */
  isMixed?: boolean;
  /** The rows on the screen are about to give way to others: nobody is to act on what is out of sight then. */
  isWaiting: boolean;
  onToggle: () => void;
}

/** Selects a row, or all rows of the page. */
export const RowCheckbox = memo(function RowCheckbox({
  label,
  isChecked,
  isMixed = false,
  isWaiting,
  onToggle,
}: RowCheckboxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isMixed && !isChecked;
  }, [isMixed, isChecked]);
  return (
    <Target>
      <input
        ref={input}
        type="checkbox"
        checked={isChecked}
        disabled={isWaiting}
        aria-label={label}
        onChange={onToggle}
      />
    </Target>
  );
});
