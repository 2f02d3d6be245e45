import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { ErrorCard } from "../layout/ErrorCard";
import { organisationSections } from "../organisations/organisation-sections";
import { servicePointSections } from "../service-points/service-point-sections";
import { ServicePointListDocument } from "../service-points/service-point.graphql";
import { MOST_TASK_LISTS } from "./home-kind";
import { NothingWaits } from "./NothingWaits";
import { RecordTasks } from "./RecordTasks";
import { taskCount } from "./section-tasks";
import { SkeletonRows } from "./SkeletonRows";
import { RowCard } from "./HomeRow";
import type { Home } from "./use-home";

const Cards = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(var(--home-cards), minmax(0, 1fr))",
  gap: 16,
  alignItems: "start",
  marginTop: 12,
});

/** งานที่รอคุณ of somebody who looks after one office: its service points and its own profile, section by section. */
export function OfficerTasks({ home }: { home: Home }) {
  const text = useText();
  const { data, error, refetch } = useApiQuery(ServicePointListDocument, { first: MOST_TASK_LISTS });
  const isDone = home.points?.incompleteCount === 0 && home.organisations?.incompleteCount === 0;
  return (
    <section aria-labelledby="tasks-title">
      <Typography variant="h2" id="tasks-title">
        {text("home.waiting.title")}
      </Typography>
      {isDone && <NothingWaits detail={text("home.tasks.doneDetail")} />}
      {home.points?.totalCount === 0 && (
        <Typography color="text.secondary">{text("home.overview.noPoints")}</Typography>
      )}
      <Cards>
        {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonTasks count={taskCount(servicePointSections)} />}
        {data?.servicePoints.nodes.map((record) => (
          <RecordTasks key={record.id} resource="servicePoints" record={record} sections={servicePointSections} />
        ))}
        {home.organisation ? (
          <RecordTasks resource="organisations" record={home.organisation} sections={organisationSections} />
        ) : (
          home.error === undefined && <SkeletonTasks count={taskCount(organisationSections)} />
        )}
      </Cards>
    </section>
  );
}

/** The room of a card of tasks. */
function SkeletonTasks({ count }: { count: number }) {
  return (
    <RowCard>
      <header style={{ minHeight: 120 }} />
      <SkeletonRows count={count} />
    </RowCard>
  );
}
