import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import { localName, localNameLang, type Named } from "../i18n/localized";
import { useLocale } from "../i18n/use-text";
import { PlaceName } from "../address/PlaceName";

const NameLink = styled(Link)({ fontWeight: 600, textDecoration: "none", "&:hover": { textDecoration: "underline" } });

/** Stays on one line where there is room for it; the line breaks before it rather than inside. */
const Phrase = styled("span")({ display: "inline-block" });

interface RowName extends Named {
  id: string | number;
  code?: string | null;
  province?: Named | null;
  district?: Named | null;
}

/** The link to a record by its name. */
export function RecordLink({ resource, record }: { resource: string; record: Named & { id: string | number } }) {
  const [locale] = useLocale();
  return (
    <NameLink to={`/${resource}/${record.id}/show`} lang={localNameLang(record, locale)}>
      {localName(record, locale)}
    </NameLink>
  );
}

/** Name and, under it, code and place: 48 schools share a name, so a place always stands beside it. */
export function NameCell({ resource, row, isCompact }: { resource: string; row: RowName; isCompact: boolean }) {
  const hasPlace = Boolean(row.district || row.province);
  return (
    <>
      <RecordLink resource={resource} record={row} />
      {!isCompact && (row.code || hasPlace) && (
        <span className="meta">
          {row.code && <Phrase>{row.code}</Phrase>}
          {row.code && hasPlace && " · "}
          <Phrase>
            <PlaceName district={row.district} province={row.province} />
          </Phrase>
        </span>
      )}
    </>
  );
}

/** The same on a card, a line each. */
export function CardName({ resource, row }: { resource: string; row: RowName }) {
  return (
    <>
      <RecordLink resource={resource} record={row} />
      {(row.district || row.province) && (
        <span className="meta">
          <PlaceName district={row.district} province={row.province} />
        </span>
      )}
      {row.code && <span className="meta">{row.code}</span>}
    </>
  );
}
