import { useEffect, useRef } from "react";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { announce } from "../layout/announcer";

const QUARTER_PERCENT = 25;

interface JobProgressProps {
  /** How far it is, in words. */
  words: string;
  percent: number;
  /** What it is doing: its state, or a phase that is counted from 0 again. */
  step: string;
  /** Said to a screen reader when the step changes, and at each quarter of it. */
  announced?: string;
  /** False while there is nothing to count. */
  isCounted?: boolean;
}

/** How far a job is, as words and as a bar. */
export function JobProgress({ words, percent, step, announced = words, isCounted = true }: JobProgressProps) {
  const quarter = `${step} ${Math.floor(percent / QUARTER_PERCENT)}`;
  const said = useRef("");
  useEffect(() => {
    if (said.current === quarter) return;
    said.current = quarter;
    announce(announced);
  }, [quarter, announced]);
  return (
    <div>
      <Typography>{words}</Typography>
      <LinearProgress
        aria-label={words}
        variant={isCounted ? "determinate" : "indeterminate"}
        value={percent}
        sx={{ height: 8, borderRadius: 4 }}
      />
    </div>
  );
}
