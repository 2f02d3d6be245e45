import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";
import { useText, type Text } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { ChoiceControl } from "./ChoiceControl";
import type { FilterDefinition, FilterValues } from "./filter-definition";

const Head = styled("div")({
  display: "flex",
  alignItems: "center",
  justifyContent: "space-between",
  padding: "12px 12px 12px 24px",
});
const Fields = styled("div")({
  display: "flex",
  flexDirection: "column",
  gap: 20,
  padding: "4px 24px 24px",
  flex: 1,
  overflowY: "auto",
});
const Foot = styled("div")({ display: "flex", gap: 8, padding: "12px 24px", borderTop: `1px solid ${color.line}` });

export interface SheetSort {
  choices: { value: string; label: string }[];
  value: string;
  isDescending: boolean;
  onChange: (value: string, isDescending: boolean) => void;
}

interface FilterSheetProps {
  isOpen: boolean;
  onClose: () => void;
  filters: FilterDefinition[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
  /** null: the API does not count. */
  total: number | null | undefined;
  sort?: SheetSort;
}

/** The filters that have no room in the bar, in a sheet at the side (on a phone over the whole screen). They act at once. */
export function FilterSheet({ isOpen, onClose, filters, values, onChange, total, sort }: FilterSheetProps) {
  const text = useText();
  return (
    <Drawer
      anchor="right"
      open={isOpen}
      onClose={onClose}
      slotProps={{
        paper: {
          "aria-labelledby": "filter-sheet-title",
          sx: { width: 400, maxWidth: "100vw", borderRadius: 0, "@media (max-width:599.95px)": { width: "100vw" } },
        },
      }}
    >
      <Head>
        <Typography variant="h2" id="filter-sheet-title">
          {text("list.filters")}
        </Typography>
        <IconButton aria-label={text("list.close")} onClick={onClose}>
          <CloseOutlined aria-hidden />
        </IconButton>
      </Head>
      <Fields>
        {sort && <SortFields sort={sort} />}
        {filters.map((filter) =>
          filter.kind === "choice" ? (
            <ChoiceControl key={filter.key} filter={filter} values={values} onChange={onChange} isLabelVisible />
          ) : (
            <filter.Control key={filter.key} values={values} onChange={onChange} />
          ),
        )}
      </Fields>
      <Foot>
        <Button variant="contained" onClick={onClose} sx={{ flex: 1, minHeight: 44 }}>
          {showText(total, text)}
        </Button>
        <Button variant="outlined" onClick={() => onChange({})} sx={{ minHeight: 44 }}>
          {text("list.clearFilters")}
        </Button>
      </Foot>
    </Drawer>
  );
}

function showText(total: number | null | undefined, text: Text): string {
  if (total === null) return text("list.show");
  return total === undefined ? text("list.loadingCount") : text("list.showCount", { count: formatCount(total) });
}

function SortFields({ sort }: { sort: SheetSort }) {
  const text = useText();
  const order = sort.isDescending ? "DESC" : "ASC";
  return (
    <TextField
      select
      label={text("list.sortBy")}
      value={`${sort.value} ${order}`}
      onChange={(event) => {
        const [value = "", chosenOrder] = event.target.value.split(" ");
        sort.onChange(value, chosenOrder === "DESC");
      }}
      slotProps={{ select: { native: true } }}
    >
      {sort.choices.flatMap(({ value, label }) => [
        <option key={`${value} ASC`} value={`${value} ASC`}>
          {label} · {text("list.ascending")}
        </option>,
        <option key={`${value} DESC`} value={`${value} DESC`}>
          {label} · {text("list.descending")}
        </option>,
      ])}
    </TextField>
  );
}
