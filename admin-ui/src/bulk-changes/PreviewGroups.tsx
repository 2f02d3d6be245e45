import { styled } from "@mui/material/styles";
import type { BulkChangeGroupPartsFragment, BulkChangeInput } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { useOrganisationTypes } from "./TypeChoice";

const Groups = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: "4px 16px",
  borderRadius: 8,
  backgroundColor: color.inset,
  "& > li": { display: "flex", gap: 16, justifyContent: "space-between", padding: "8px 0" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& strong": { flexShrink: 0, fontVariantNumeric: "tabular-nums" },
});

interface PreviewGroupsProps {
  change: BulkChangeInput;
  /** undefined while it is being counted. */
  groups: BulkChangeGroupPartsFragment[] | undefined;
}

/** How many of the selected records change from what to what, and how many do not. */
export function PreviewGroups({ change, groups }: PreviewGroupsProps) {
  const text = useText();
  const [locale] = useLocale();
  const types = useOrganisationTypes()?.flatMap((type) => [type, ...type.subTypes]) ?? [];
  const nameOf = (value: string | null | undefined): string => {
    if (!value) return text("bulkChange.notSet");
    if (change.kind === "CHANGE_TYPE") {
      const type = types.find(({ code }) => code === value);
      return type ? localName(type, locale) : value;
    }
    if (change.kind === "CONFIRM_PINS") return text(`bulkChange.pin.${value as "CONFIRMED" | "PROPOSED" | "NONE"}`);
    return text(`status.${value as "VISIBLE" | "HIDDEN"}`);
  };
  const isMove = change.kind === "CHANGE_PARENT";
  const after = change.kind === "CONFIRM_PINS" ? "CONFIRMED" : (change.status ?? change.subTypeCode ?? change.typeCode);
  return (
    <Groups aria-label={text("bulkChange.preview")} aria-busy={!groups}>
      {groups ? (
        groups.map(({ before, expected, isChangedSince, count }) => (
          <li key={`${before} ${expected} ${isChangedSince}`}>
            <span>
              {isMove && !isChangedSince
                ? text(`bulkChange.moves.${expected}`)
                : text(isChangedSince ? "bulkChange.group.CHANGED_SINCE" : `bulkChange.group.${expected}`, {
                    before: isMove ? text("bulkChange.organisations") : nameOf(before),
                    after: nameOf(after),
                  })}
            </span>
            <strong>{formatCount(count)}</strong>
          </li>
        ))
      ) : (
        <li>{text("bulkChange.counting")}</li>
      )}
    </Groups>
  );
}
