import { formatDate, formatDateTime, formatRecent } from "../format/date";
import { useLocale } from "../i18n/use-text";

interface EditedCellProps {
  updatedAt: string;
  updatedByName?: string | null;
}

/** When the last edit was, how long ago if it was within a day, and who made it; date and time stand in the tooltip. */
export function EditedCell({ updatedAt, updatedByName }: EditedCellProps) {
  const [locale] = useLocale();
  return (
    <>
      <time dateTime={updatedAt} title={formatDateTime(updatedAt, locale)}>
        {formatRecent(updatedAt, locale, new Date()) ?? formatDate(updatedAt, locale)}
      </time>
      {updatedByName && (
        <span className="meta cut" title={updatedByName}>
          {updatedByName}
        </span>
      )}
    </>
  );
}
