import { useParams } from "react-router";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { useRecord } from "../data/use-record";
import { useText } from "../i18n/use-text";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { lastListPath } from "../list/list-path";
import { ForAction } from "../permission/ForAction";
import { HistoryTab } from "../show/HistoryTab";
import { PageTabs, type PageTab } from "../show/PageTabs";
import { RecordProblem } from "../show/RecordProblem";
import { ExplainTab } from "./ExplainTab";
import { GrantActions } from "./GrantActions";
import { GrantData } from "./GrantData";
import { GrantStatus, OrganisationName } from "./grant-fields";
import { grantHistory } from "./grant-history";
import { RoleName } from "./RoleName";
import { SessionsTab } from "./SessionsTab";

const tabs: PageTab[] = [
  { key: "", label: "show.dataTab" },
  { key: "sessions", label: "grant.tabs.sessions" },
  { key: "history", label: "show.historyTab" },
  { key: "explain", label: "grant.tabs.explain" },
];

/** The page of one person's grant: what it is, where she is signed in, who changed it, and what it allows. */
export function GrantShow() {
  const { id = "", "*": tab = "" } = useParams();
  return (
    <ForAction action="MANAGE_GRANTS">
      <GrantPage key={id} id={id} tab={tab} />
    </ForAction>
  );
}

function GrantPage({ id, tab }: { id: string; tab: string }) {
  const text = useText();
  const { data: grant, error, refetch } = useRecord<GrantRecordFragment>("grants", id);
  if (error && !grant) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!grant) return <PageSkeleton />;
  return (
    <Page kind="edit">
      <PageHeader
        title={grant.personName}
        status={<GrantStatus grant={grant} />}
        subtitle={
          <>
            <RoleName role={grant.role} /> · <OrganisationName organisation={grant.organisation} />
          </>
        }
        crumbs={[
          { label: text("frame.menu.accountsGroup") },
          { label: text("grant.listTitle"), path: lastListPath("grants") },
        ]}
        actions={<GrantActions grant={grant} />}
      />
      <PageTabs path={`/grants/${id}/show`} tabs={tabs} />
      <Tab grant={grant} tab={tab} />
    </Page>
  );
}

function Tab({ grant, tab }: { grant: GrantRecordFragment; tab: string }) {
  if (tab === "sessions") return <SessionsTab grant={grant} />;
  if (tab === "history") return <HistoryTab definition={grantHistory} record={grant} />;
  if (tab === "explain") return <ExplainTab grant={grant} />;
  return <GrantData grant={grant} />;
}
