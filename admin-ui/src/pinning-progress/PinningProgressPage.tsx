import { useSearchParams } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import type { PinningReportFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { type Crumb, PageHeader } from "../layout/PageHeader";
import { ExportButton } from "../list/ExportButton";
import { ChildrenPart } from "./ChildrenPart";
import { FigureTiles } from "./FigureTiles";
import { progressPath } from "./figure-links";
import { PartSwitch, partOf, type Part } from "./PartSwitch";
import { PhotosPart } from "./PhotosPart";
import { PinningProgressDocument } from "./pinning-progress.graphql";
import { ProvincesPart } from "./ProvincesPart";
import { TargetBanner } from "./TargetBanner";

/** รายงานผลการปักหมุด: how far the pinning of an organisation and of all below it is, by organisation and by province. */
export function PinningProgressPage() {
  const grant = useActiveGrant();
  const [search] = useSearchParams();
  const organisationId = search.get("organisation") ?? grant?.organisationId;
  const part = partOf(search.get("by"));
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PinningProgressDocument,
    { organisationId: organisationId ?? "" },
    { enabled: organisationId !== undefined, placeholderData: keepPreviousData },
  );
  const report = data?.pinningProgress;
  return (
    <Page kind="list" aria-busy={isPlaceholderData}>
      <Head report={report} part={part} rootId={grant?.organisationId} />
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!report && !error && <Skeleton variant="rounded" height={360} />}
      {report && <Report key={report.organisation.id} report={report} part={part} />}
    </Page>
  );
}

interface HeadProps {
  report: PinningReportFragment | undefined;
  part: Part;
  rootId: string | undefined;
}

function Head({ report, part, rootId }: HeadProps) {
  const text = useText();
  const [locale] = useLocale();
  const organisation = report?.organisation;
  const isRoot = !organisation || organisation.id === rootId;
  const title = isRoot
    ? text("pinningProgress.title")
    : text("pinningProgress.titleOf", { name: localName(organisation, locale) });
  const exported = {
    path: "/export/service-points/pinning-progress",
    parameters: () => ({ organisationId: organisation?.id, by: part, language: locale }),
  };
  return (
    <PageHeader
      title={title}
      crumbs={[
        { label: text("frame.menu.organisationsGroup") },
        ...crumbsOf(report, rootId, text("pinningProgress.title"), locale),
      ]}
      subtitle={
        organisation && isRoot
          ? `${localName(organisation, locale)} · ${text("pinningProgress.intro")}`
          : text("pinningProgress.intro")
      }
      actions={
        // The photos are no table: what counts them is taken away with the other figures.
        report &&
        part !== "photos" && (
          <ExportButton
            source={exported}
            asked={{ filter: {}, sort: { field: "", order: "ASC" }, locale }}
            total={
              part === "children"
                ? report.childCount + Math.min(1, report.ownFigures.totalCount)
                : report.provinces.length
            }
          />
        )
      }
    />
  );
}

/** The way back up to one's own organisation, and no further: above it there is nothing to see. */
function crumbsOf(
  report: PinningReportFragment | undefined,
  rootId: string | undefined,
  root: string,
  locale: "th" | "en",
): Crumb[] {
  if (!report || report.organisation.id === rootId) return [];
  const above = report.organisation.ancestors;
  const below = above.slice(above.findIndex(({ id }) => id === rootId) + 1);
  return [
    { label: root, path: "/pinningProgress" },
    ...below.map((each) => ({ label: localName(each, locale), path: progressPath(each.id) })),
  ];
}

function Report({ report, part }: { report: PinningReportFragment; part: Part }) {
  const text = useText();
  if (report.figures.totalCount === 0 && report.childCount === 0)
    return (
      <Card>
        <Typography>{text("pinningProgress.noPoints")}</Typography>
      </Card>
    );
  return (
    <>
      <FigureTiles report={report} />
      <TargetBanner report={report} />
      <PartSwitch part={part} />
      {part === "children" && <ChildrenPart report={report} />}
      {part === "provinces" && <ProvincesPart report={report} />}
      {part === "photos" && <PhotosPart report={report} />}
    </>
  );
}
