import { formatDate, formatDateTime } from "../format/date";
import { useLocale } from "../i18n/use-text";

interface EditedCellProps {
  updatedAt: string;
  updatedByName?: string | null;
}

/** The day of the last edit and who made it; the time stands in the tooltip. */
export function EditedCell({ updatedAt, updatedByName }: EditedCellProps) {
  const [locale] = useLocale();
  return (
    <>
      <time dateTime={updatedAt} title={formatDateTime(updatedAt, locale)}>
        {formatDate(updatedAt, locale)}
      </time>
      {updatedByName && <span className="meta">{updatedByName}</span>}
    </>
  );
}
