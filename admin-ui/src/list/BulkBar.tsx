import { useEffect, useState, type ReactNode } from "react";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { color } from "../layout/tokens";
import { MOST_SELECTED } from "./use-selection";

const Bar = styled("section")(({ theme }) => ({
  position: "sticky",
  bottom: 12,
  zIndex: 1000,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 12px",
  padding: "8px 8px 8px 20px",
  borderRadius: 12,
  color: "#fff",
  backgroundColor: color.bar,
  boxShadow: "0 8px 24px rgba(16, 28, 44, .28)",
  "& .actions": { display: "flex", flexWrap: "wrap", gap: 8, marginInlineStart: "auto" },
  "& :focus-visible": { outlineColor: color.focusOnBar },
  [theme.breakpoints.down("sm")]: {
    paddingInlineStart: 12,
    "& .actions": { order: 1, width: "100%", marginInlineStart: 0 },
    "& .actions > button": { flex: "1 1 auto", paddingInline: 10 },
    paddingInlineEnd: 12,
    "& .all": { padding: "4px 0" },
    "& .clear": { position: "absolute", top: 2, insetInlineEnd: 2 },
  },
}));

interface BulkBarProps {
  count: number;
  /** How many rows the filter finds. */
  total: number;
  onSelectAll: () => Promise<void>;
  onClear: () => void;
  /** More rows can be selected than are held here. */
  isFilterSelectable?: boolean;
  children: ReactNode;
}

/** What can be done with the selected rows, at the foot of the window while there are any. */
export function BulkBar({ count, total, onSelectAll, onClear, isFilterSelectable = false, children }: BulkBarProps) {
  const text = useText();
  const [isSelecting, setSelecting] = useState(false);
  const words = text("list.selected", { count: formatCount(count) });
  useEffect(() => announce(words), [words]);
  const reachable = isFilterSelectable ? total : Math.min(total, MOST_SELECTED);
  return (
    <Bar aria-label={text("list.selection")}>
      <strong>{words}</strong>
      {count < reachable && (
        <Button
          className="all"
          size="small"
          aria-disabled={isSelecting}
          onClick={() => {
            if (isSelecting) return;
            setSelecting(true);
            void onSelectAll().finally(() => setSelecting(false));
          }}
          sx={{ color: color.barText, textDecoration: "underline" }}
        >
          {text(total > reachable ? "list.selectFirst" : "list.selectAll", { count: formatCount(reachable) })}
        </Button>
      )}
      <div className="actions">{children}</div>
      <IconButton className="clear" color="inherit" aria-label={text("list.clearSelection")} onClick={onClear}>
        <CloseOutlined aria-hidden />
      </IconButton>
    </Bar>
  );
}
