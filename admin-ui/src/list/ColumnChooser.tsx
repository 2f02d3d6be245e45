import { useState } from "react";
import Checkbox from "@mui/material/Checkbox";
import Divider from "@mui/material/Divider";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import ViewColumnOutlined from "@mui/icons-material/ViewColumnOutlined";
import { styled } from "@mui/material/styles";
import type { RaRecord } from "ra-core";
import { useText } from "../i18n/use-text";
import { menuContainer } from "../layout/menu-container";
import { color, shadow } from "../layout/tokens";
import type { ListColumn } from "./list-definition";

const Boxes = styled("fieldset")({
  display: "flex",
  flexDirection: "column",
  margin: 0,
  padding: "0 20px 12px",
  border: 0,
  "& legend": { padding: "12px 0 4px", fontWeight: 600 },
});

interface ColumnChooserProps<Row extends RaRecord> {
  columns: ListColumn<Row>[];
  visible: ListColumn<Row>[];
  onToggle: (key: string) => void;
  isCompact: boolean;
  onCompact: (isCompact: boolean) => void;
}

/** Which columns the table has, and how high its rows are. */
export function ColumnChooser<Row extends RaRecord>(props: ColumnChooserProps<Row>) {
  const { columns, visible, onToggle, isCompact, onCompact } = props;
  const text = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={text("list.columns")}
        title={text("list.columns")}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: color.inkSecondary }}
      >
        <ViewColumnOutlined aria-hidden />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        container={() => menuContainer(anchor)}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": text("list.columns"), sx: { boxShadow: shadow.floating } },
        }}
      >
        <Boxes>
          <legend>{text("list.columns")}</legend>
          {columns.map((column) => (
            <FormControlLabel
              key={column.key}
              control={<Checkbox checked={visible.includes(column)} onChange={() => onToggle(column.key)} />}
              label={text(column.label)}
            />
          ))}
          <Divider sx={{ my: 1 }} />
          <FormControlLabel
            control={<Checkbox checked={isCompact} onChange={(_event, isOn) => onCompact(isOn)} />}
            label={text("list.compact")}
          />
        </Boxes>
      </Popover>
    </>
  );
}
