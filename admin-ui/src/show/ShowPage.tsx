import type { ReactNode } from "react";
import { useParams } from "react-router";
import EditOutlined from "@mui/icons-material/EditOutlined";
import { styled } from "@mui/material/styles";
import { useRecord } from "../data/use-record";
import type { EditableRecord } from "../form/form-definition";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { lastListPath } from "../list/list-path";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { useReasonText } from "../permission/use-reason-text";
import { VisibilityChips } from "../status/VisibilityChips";
import { HistoryTab } from "./HistoryTab";
import { MoreActions } from "./MoreActions";
import { PageTabs, type PageTab } from "./PageTabs";
import { RecordProblem } from "./RecordProblem";
import type { ShowDefinition } from "./show-definition";
import { StatusButton } from "./StatusButton";
import { SummarySection } from "./SummaryList";

const FactStrip = styled("div")({ display: "flex", flexWrap: "wrap", gap: "8px 24px", alignItems: "center" });

const tabs: PageTab[] = [
  { key: "", label: "show.dataTab" },
  { key: "history", label: "show.historyTab" },
];

interface ShowPageProps<Row extends EditableRecord> {
  definition: ShowDefinition<Row>;
  /** More about the record under its data. */
  children?: (record: Row) => ReactNode;
}

/** The page of one record: name and state, the facts people look for first, then its data or its history. */
export function ShowPage<Row extends EditableRecord>({ definition, children }: ShowPageProps<Row>) {
  const { id = "", "*": tab } = useParams();
  // Another record is another page: its heading takes the focus.
  return (
    <RecordPage key={id} definition={definition} id={id} tab={tab}>
      {children}
    </RecordPage>
  );
}

interface RecordPageProps<Row extends EditableRecord> extends ShowPageProps<Row> {
  id: string;
  tab: string | undefined;
}

function RecordPage<Row extends EditableRecord>({ definition, id, tab, children }: RecordPageProps<Row>) {
  const { data: record, error, refetch } = useRecord<Row>(definition.resource, id);
  if (error && !record) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!record) return <PageSkeleton />;
  return (
    <Page kind="edit">
      <ShowHeader definition={definition} record={record} />
      {record.hiddenBy && <HiddenAboveNotice by={record.hiddenBy} />}
      <FactStrip>
        <definition.Facts record={record} />
      </FactStrip>
      <PageTabs path={`/${definition.resource}/${id}/show`} tabs={tabs} />
      {tab === "history" ? (
        <HistoryTab definition={definition} record={record} />
      ) : (
        <>
          <ShowData definition={definition} record={record} />
          {children?.(record)}
        </>
      )}
    </Page>
  );
}

/** The record itself may say "shown", and yet nobody outside sees it. */
function HiddenAboveNotice({ by }: { by: NonNullable<EditableRecord["hiddenBy"]> }) {
  const text = useText();
  const [locale] = useLocale();
  return <Banner tone="info">{text("show.hiddenBy", { name: localName(by, locale) })}</Banner>;
}

function ShowHeader<Row extends EditableRecord>({
  definition,
  record,
}: {
  definition: ShowDefinition<Row>;
  record: Row;
}) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <PageHeader
      title={localName(record, locale)}
      titleLang={localNameLang(record, locale)}
      status={<VisibilityChips of={record} />}
      subtitle={<definition.Subtitle record={record} />}
      crumbs={[
        { label: text("frame.menu.organisationsGroup") },
        { label: text(definition.listTitle), path: lastListPath(definition.resource) },
      ]}
      actions={
        <>
          <StatusButton definition={definition} record={record} />
          <ExplainedButton
            permitted={permittedOf(record.allowedActions, "EDIT_PROFILE")}
            to={`/${definition.resource}/${record.id}`}
            variant="contained"
            startIcon={<EditOutlined aria-hidden />}
          >
            {text("show.edit")}
          </ExplainedButton>
          <MoreActions record={record} actions={definition.moreActions(record)} />
        </>
      }
    />
  );
}

function ShowData<Row extends EditableRecord>({
  definition,
  record,
}: {
  definition: ShowDefinition<Row>;
  record: Row;
}) {
  const text = useText();
  const sections = definition.useSections(record);
  const edit = permittedOf(record.allowedActions, "EDIT_PROFILE");
  const why = useReasonText(edit);
  const editPath = edit?.allowed ? `/${definition.resource}/${record.id}` : undefined;
  return (
    <>
      {!edit?.allowed && <Banner tone="info">{text("show.readOnly", { why })}</Banner>}
      {sections.map((section) => (
        <SummarySection key={section.title} section={section} editPath={editPath} />
      ))}
    </>
  );
}
