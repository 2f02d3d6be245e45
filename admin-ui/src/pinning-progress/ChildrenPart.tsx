import { useState } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import type { PinningReportFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { ListPages } from "../list/ListPages";
import { progressPath } from "./figure-links";
import { PinningChildrenDocument } from "./pinning-progress.graphql";
import { ProgressTable, type ProgressRow } from "./ProgressTable";

const START_PAGE_SIZE = 25;

/** The organisations directly below, those that miss most first, and the organisation's own service points. */
export function ChildrenPart({ report }: { report: PinningReportFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const [page, setPage] = useState(1);
  const [perPage, setPerPage] = useState(START_PAGE_SIZE);
  const { organisation, ownFigures, recentSince, childCount } = report;
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PinningChildrenDocument,
    { organisationId: organisation.id, first: perPage, offset: (page - 1) * perPage },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  const name = localName(organisation, locale);
  const own: ProgressRow[] =
    page === 1 && ownFigures.totalCount > 0
      ? [
          {
            key: "own",
            group: {
              name: text("pinningProgress.own", { name }),
              filter: { within: organisation.id, ofOrganisation: organisation.id },
              recentSince,
            },
            figures: ownFigures,
          },
        ]
      : [];
  const rows = data.pinningProgress.children.map(
    (child): ProgressRow => ({
      key: child.organisation.id,
      group: { name: localName(child.organisation, locale), filter: { within: child.organisation.id }, recentSince },
      figures: child.figures,
      lang: localNameLang(child.organisation, locale),
      path: progressPath(child.organisation.id),
    }),
  );
  return (
    <Card aria-busy={isPlaceholderData}>
      {childCount === 0 && <Typography color="text.secondary">{text("pinningProgress.noChildren")}</Typography>}
      {own.length + rows.length > 0 && (
        <ProgressTable
          caption={text("pinningProgress.childrenCaption", { name })}
          nameLabel={text("pinningProgress.byChildren")}
          rows={[...own, ...rows]}
        />
      )}
      {childCount > START_PAGE_SIZE && (
        <ListPages
          page={page}
          perPage={perPage}
          total={childCount}
          hasNextPage={page * perPage < childCount}
          setPage={setPage}
          setPerPage={(next) => {
            setPage(1);
            setPerPage(next);
          }}
        />
      )}
    </Card>
  );
}
