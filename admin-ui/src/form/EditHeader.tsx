import { formatDateTime } from "../format/date";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { PageHeader } from "../layout/PageHeader";
import { lastListPath } from "../list/list-path";
import { StatusChip } from "../status/StatusChip";
import type { EditableRecord, FormDefinition } from "./form-definition";

interface EditHeaderProps<Row extends EditableRecord> {
  definition: FormDefinition<Row>;
  record: Row;
  errorCount: number;
}

/** Heading of an edit page: which record, its state, and who edited it last. */
export function EditHeader<Row extends EditableRecord>({ definition, record, errorCount }: EditHeaderProps<Row>) {
  const text = useText();
  const [locale] = useLocale();
  const name = localName(record, locale);
  const date = formatDateTime(record.updatedAt, locale);
  const edited = record.updatedByName
    ? text("form.lastEditedBy", { date, name: record.updatedByName })
    : text("form.lastEdited", { date });
  return (
    <PageHeader
      title={text("form.editTitle", { name })}
      errorCount={errorCount}
      status={<StatusChip state={record.status} />}
      subtitle={[record.code, edited].filter(Boolean).join(" · ")}
      crumbs={[
        { label: text("frame.menu.organisationsGroup") },
        { label: text(definition.listTitle), path: lastListPath(definition.resource) },
        { label: name, path: `/${definition.resource}/${record.id}/show` },
      ]}
    />
  );
}
