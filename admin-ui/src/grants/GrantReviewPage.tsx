import Typography from "@mui/material/Typography";
import { useApiQuery } from "../data/use-api-query";
import type { GrantRowFragment } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Meter } from "../list/CompletenessMeter";
import type { ListDefinition, ListView } from "../list/list-definition";
import { ResourceList } from "../list/ResourceList";
import { ForAction } from "../permission/ForAction";
import { grantList } from "./grant-list";
import { reviewFilters } from "./grant-filters";
import { GrantSummaryDocument } from "./grant.graphql";

const live = { state: "LIVE" } as const;
const due = { review: "DUE" } as const;

function useLiveSummary() {
  return useApiQuery(GrantSummaryDocument, { filter: live }).data?.grantSummary;
}

function useReviewViews(): ListView[] {
  const summary = useLiveSummary();
  return [
    { key: "due", label: "grant.reviewPage.views.due", filter: due, count: summary?.notConfirmedForAYearCount },
    {
      key: "neverSignedIn",
      label: "grant.reviewPage.views.neverSignedIn",
      filter: { lastSignIn: "NEVER" },
      count: summary?.neverSignedInCount,
    },
    { key: "all", label: "grant.reviewPage.views.all", filter: {}, count: summary?.totalCount },
  ];
}

const reviewList: ListDefinition<GrantRowFragment> = {
  ...grantList,
  title: "grant.reviewPage.title",
  filters: reviewFilters,
  useViews: useReviewViews,
  whenEmpty: (values) =>
    values.review === due.review && Object.keys(values).length === 1 ? "grant.reviewPage.nothingDue" : null,
};

/** ทบทวนสิทธิ์ประจำปี: whom nobody has confirmed for a year, and who never signed in; to be confirmed or removed. */
export function GrantReviewPage() {
  const text = useText();
  return (
    <ForAction action="MANAGE_GRANTS">
      <ResourceList
        definition={reviewList}
        permanentFilter={live}
        defaultFilter={due}
        intro={<ReviewProgress />}
        crumbs={[{ label: text("frame.menu.accountsGroup") }, { label: text("grant.listTitle"), path: "/grants" }]}
      />
    </ForAction>
  );
}

function ReviewProgress() {
  const text = useText();
  const summary = useLiveSummary();
  if (!summary) return <Typography>{text("grant.reviewPage.intro")}</Typography>;
  const { totalCount, notConfirmedForAYearCount } = summary;
  const done = totalCount - notConfirmedForAYearCount;
  // Rounded down: 100 % is said of nothing that is not whole.
  const percent = totalCount === 0 ? 100 : Math.floor((done / totalCount) * 100);
  return (
    <>
      <Typography>{text("grant.reviewPage.intro")}</Typography>
      {notConfirmedForAYearCount === 0 ? (
        <Banner tone="ok">{text("grant.reviewPage.done")}</Banner>
      ) : (
        <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center" }}>
          <strong>
            {text("grant.reviewPage.progress", { done: formatCount(done), total: formatCount(totalCount) })}
          </strong>
          <Meter percent={percent} width={160} />
        </div>
      )}
    </>
  );
}
