import Button from "@mui/material/Button";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import {
  choiceOf,
  withoutFilter,
  type ChoiceFilter,
  type CustomFilter,
  type FilterDefinition,
  type FilterValues,
} from "./filter-definition";

const Chip = styled("button")({
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  maxWidth: "100%",
  minHeight: 32,
  padding: "2px 8px 2px 14px",
  font: "inherit",
  fontSize: 15,
  fontWeight: 500,
  lineHeight: 1.6,
  textAlign: "start",
  color: color.primaryDark,
  backgroundColor: color.primaryTint,
  border: 0,
  borderRadius: 18,
  cursor: "pointer",
  "& svg": { fontSize: 18, flexShrink: 0 },
  "&:hover": { textDecoration: "underline" },
  "@media (pointer: coarse)": { minHeight: 44, borderRadius: 22 },
});

interface ActiveFiltersProps {
  searchLabel: MessageKey;
  filters: FilterDefinition[];
  values: FilterValues;
  onChange: (values: FilterValues) => void;
}

/** What limits the list now, each with its way out. */
export function ActiveFilters({ searchLabel, filters, values, onChange }: ActiveFiltersProps) {
  const text = useText();
  if (Object.keys(values).length === 0) return null;
  const remove = (key: string) => () => onChange(withoutFilter(values, key));
  return (
    <>
      {typeof values.text === "string" && (
        <FilterChip label={text(searchLabel)} value={values.text} onRemove={remove("text")} />
      )}
      {filters
        .filter(({ key }) => values[key] !== undefined)
        .map((filter) =>
          filter.kind === "choice" ? (
            <ChoiceChip key={filter.key} filter={filter} values={values} onRemove={remove(filter.key)} />
          ) : (
            <CustomChip key={filter.key} filter={filter} value={values[filter.key]} onRemove={remove(filter.key)} />
          ),
        )}
      <Button size="small" onClick={() => onChange({})}>
        {text("list.clearFilters")}
      </Button>
    </>
  );
}

function ChoiceChip({
  filter,
  values,
  onRemove,
}: {
  filter: ChoiceFilter;
  values: FilterValues;
  onRemove: () => void;
}) {
  const text = useText();
  const chosen = choiceOf(filter, values);
  const label = filter.useChoices(values)?.find(({ value }) => value === chosen)?.label;
  return <FilterChip label={text(filter.label)} value={label ?? "…"} onRemove={onRemove} />;
}

function CustomChip({ filter, value, onRemove }: { filter: CustomFilter; value: unknown; onRemove: () => void }) {
  const text = useText();
  return <FilterChip label={text(filter.label)} value={filter.useValueLabel(value) ?? "…"} onRemove={onRemove} />;
}

function FilterChip({ label, value, onRemove }: { label: string; value: string; onRemove: () => void }) {
  const text = useText();
  const words = text("list.filterChip", { label, value });
  return (
    <Chip type="button" aria-label={text("list.removeFilter", { filter: words })} onClick={onRemove}>
      {words}
      <CloseOutlined aria-hidden />
    </Chip>
  );
}
