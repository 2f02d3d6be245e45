import { useState } from "react";
import Button from "@mui/material/Button";
import TuneOutlined from "@mui/icons-material/TuneOutlined";
import useMediaQuery from "@mui/material/useMediaQuery";
import { styled, type Theme } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { ChoiceControl } from "./ChoiceControl";
import { choiceOf, type FilterDefinition, type FilterValues } from "./filter-definition";
import { FilterSheet, type SheetSort } from "./FilterSheet";
import { SearchBox } from "./SearchBox";

const Bar = styled("div")({
  display: "flex",
  gap: 12,
  "& > .MuiTextField-root": { flex: "2 1 240px", minWidth: 0 },
  "& > .choice": { flex: "1 1 160px", minWidth: 0 },
  "& > button": { flexShrink: 0, minHeight: 44 },
});

export interface FilterBarProps {
  searchHint: string;
  filters: FilterDefinition[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
  /** How many rows the filter finds; shown on the button that closes the sheet. null: the API does not count. */
  total: number | null | undefined;
  /** On a phone, where no table head can be pressed, the sheet sorts too. */
  sort?: SheetSort;
}

/** Search box, the two filters used most, and the sheet with the others. On a phone: search box and sheet. */
export function FilterBar({ searchHint, filters, values, onChange, total, sort }: FilterBarProps) {
  const text = useText();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const hasRoom = useMediaQuery((theme: Theme) => theme.breakpoints.up("md"), { noSsr: true });
  const barFilters = hasRoom ? filters.filter((filter) => filter.isInBar) : [];
  const sheetFilters = filters.filter((filter) => !barFilters.includes(filter));
  const isSheetNeeded = sheetFilters.length > 0 || (!hasRoom && sort !== undefined);
  const activeCount = sheetFilters.filter((filter) => isActive(filter, values)).length;
  const [label, labelWithCount] = hasRoom
    ? (["list.moreFilters", "list.moreFiltersCount"] as const)
    : (["list.filters", "list.filtersCount"] as const);
  return (
    <Bar role="search">
      <SearchBox
        label={searchHint}
        value={typeof values.text === "string" ? values.text : ""}
        onChange={(typed) => onChange(typed ? { ...values, text: typed } : withoutText(values))}
      />
      {barFilters.map((filter) => (
        <div key={filter.key} className="choice">
          {filter.kind === "choice" && (
            <ChoiceControl filter={filter} values={values} onChange={onChange} isLabelVisible={false} />
          )}
        </div>
      ))}
      {isSheetNeeded && (
        <Button
          variant="outlined"
          startIcon={<TuneOutlined aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isSheetOpen}
          onClick={() => setSheetOpen(true)}
        >
          {activeCount > 0 ? text(labelWithCount, { count: activeCount }) : text(label)}
        </Button>
      )}
      <FilterSheet
        isOpen={isSheetOpen}
        onClose={() => setSheetOpen(false)}
        filters={sheetFilters}
        values={values}
        onChange={onChange}
        total={total}
        sort={hasRoom ? undefined : sort}
      />
    </Bar>
  );
}

function isActive(filter: FilterDefinition, values: FilterValues): boolean {
  return filter.kind === "choice" ? choiceOf(filter, values) !== "" : values[filter.key] !== undefined;
}

function withoutText({ text: _text, ...others }: FilterValues): FilterValues {
  return others;
}
