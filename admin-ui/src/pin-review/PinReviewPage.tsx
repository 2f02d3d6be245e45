import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { ServicePointFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { FilterBar } from "../list/FilterBar";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { listPath } from "../list/list-path";
import { useUrlFilter } from "../list/use-url-filter";
import { servicePointFilters } from "../service-points/service-point-filters";
import { PinReviewDocument } from "./pin-review.graphql";
import { ReviewedPoint } from "./ReviewedPoint";
import { ReviewQueue } from "./ReviewQueue";

const PAGE_SIZE = 25;
const MOST_SHOWN = 100;
const ASK_AGAIN_MS = 1_000;

const filters = servicePointFilters.filter(({ key }) => key !== "isPinDoubtful");

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gap: 16,
  alignItems: "start",
  [theme.breakpoints.up("md")]: { gridTemplateColumns: "360px minmax(0, 1fr)" },
}));

/** หมุดที่ควรตรวจสอบ: pins that may be in the wrong place, one after the other, with the map to put them right. */
export function PinReviewPage() {
  const text = useText();
  const [values, setValues] = useUrlFilter();
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState(PAGE_SIZE);
  const filter = { ...values, isPinDoubtful: true } as ServicePointFilter;
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PinReviewDocument,
    { filter, first: shown },
    {
      placeholderData: keepPreviousData,
      // What has just been settled stays in the list until it is judged, a second or two later.
      refetchInterval: ({ state }) =>
        state.data?.servicePoints.nodes.some(({ isPinJudged }) => !isPinJudged) ? ASK_AGAIN_MS : false,
    },
  );
  const points = data?.servicePoints.nodes ?? [];
  const total = data?.servicePoints.totalCount;
  const chosen = points.find(({ id }) => id === search.get("point")) ?? points[0];
  const choose = (id: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (id) after.set("point", id);
        else after.delete("point");
        return after;
      },
      { replace: true },
    );
  /** The one after the present one; at the end the first again. */
  const goOn = () => {
    const at = points.findIndex(({ id }) => id === chosen?.id);
    choose((points[at + 1] ?? points[0])?.id);
  };
  return (
    <Page kind="list">
      <PageHeader
        title={text("pinReview.title")}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("frame.menu.servicePoints"), path: "/servicePoints" },
        ]}
        subtitle={text("pinReview.intro")}
        actions={
          <Button
            component={Link}
            to={listPath("servicePoints", { ...values, isPinDoubtful: true })}
            variant="outlined"
          >
            {text("pinReview.asList")}
          </Button>
        }
      />
      <FilterBar
        searchHint={text("servicePoint.searchHint")}
        filters={filters}
        values={values}
        onChange={setValues}
        total={total}
      />
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton variant="rounded" height={360} />}
      <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center", minHeight: 44 }}>
        {total !== undefined && (
          <Typography role="status">{text("pinReview.count", { count: formatCount(total) })}</Typography>
        )}
        <span style={{ flex: 1 }} />
        <MyViewsButton state={{ filter: values, sort: null, columns: null }} />
      </div>
      {total === 0 && (
        <Card>
          <Typography variant="h2">{text("pinReview.none")}</Typography>
          <Typography>{text("pinReview.noneDetail")}</Typography>
        </Card>
      )}
      {chosen && (
        <Columns aria-busy={isPlaceholderData}>
          <ReviewQueue
            points={points}
            chosenId={chosen.id}
            onChoose={choose}
            onMore={(total ?? 0) > points.length && shown < MOST_SHOWN ? () => setShown(shown + PAGE_SIZE) : undefined}
          />
          <ReviewedPoint key={`${chosen.id} ${chosen.version}`} point={chosen} onNext={goOn} />
        </Columns>
      )}
    </Page>
  );
}
