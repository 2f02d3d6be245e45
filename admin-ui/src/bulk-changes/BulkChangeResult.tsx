import { Link } from "react-router";
import Button from "@mui/material/Button";
import DownloadOutlined from "@mui/icons-material/DownloadOutlined";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useInfiniteQuery } from "@tanstack/react-query";
import { queryApi } from "../data/api-client";
import type { BulkChangeOutcome, BulkChangePartsFragment } from "../data/generated/graphql";
import { useFileDownload } from "../data/use-file-download";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { DownloadProgress } from "../list/DownloadProgress";
import { type BulkResource, bulkKinds } from "./bulk-change-kind";

const Rows = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "8px 0", borderTop: `1px solid ${color.line}`, overflowWrap: "anywhere" },
  "& > li:first-of-type": { borderTop: 0 },
  "& .reason": { display: "block", fontSize: 15, color: color.inkSecondary },
});

interface BulkChangeResultProps {
  resource: BulkResource;
  change: BulkChangePartsFragment;
}

/** What became of each record, those first that were left as they are; and all of it as a file. */
export function BulkChangeResult(props: BulkChangeResultProps) {
  return (
    <>
      <Report {...props} />
      {(["REFUSED", "CHANGED", "UNCHANGED"] as const).map((outcome) => (
        <OutcomeRows key={outcome} {...props} outcome={outcome} />
      ))}
    </>
  );
}

function Report({ resource, change: { id } }: BulkChangeResultProps) {
  const text = useText();
  const [locale] = useLocale();
  const download = useFileDownload();
  const path = `/export/${bulkKinds[resource].files}/bulk-change-report`;
  const parameters = { change: id, language: locale === "th" ? "th" : "en" };
  return (
    <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 8 }}>
      <span id="bulk-change-report">{text("bulkChange.report")}</span>
      {(["csv", "xlsx"] as const).map((format) => (
        <Button
          key={format}
          size="small"
          variant="outlined"
          startIcon={<DownloadOutlined aria-hidden />}
          aria-describedby="bulk-change-report"
          onClick={() => void download.start(`${path}.${format}`, parameters)}
        >
          {format === "csv" ? "CSV" : "Excel"}
        </Button>
      ))}
      <DownloadProgress download={download} />
    </div>
  );
}

const figures = { CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" } as const;

/** Records of one outcome, a page at a time. */
function OutcomeRows({ resource, change, outcome }: BulkChangeResultProps & { outcome: BulkChangeOutcome }) {
  const text = useText();
  const [locale] = useLocale();
  const { id } = change;
  const count = change[figures[outcome]];
  const pages = useInfiniteQuery({
    queryKey: ["bulkChangeRows", resource, id, outcome],
    enabled: count > 0,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => queryApi(bulkKinds[resource].rows, { id, outcome, after: pageParam }, signal),
    getNextPageParam: ({ rows }) => rows.at(-1)?.position,
  });
  if (count === 0) return null;
  if (pages.error) return <ErrorCard error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card aria-busy={pages.isPending}>
      <Typography variant="h2">
        {text(`bulkChange.${figures[outcome]}`)} ({formatCount(count)})
      </Typography>
      {pages.isSuccess && rows.length === 0 && <Typography>{text("bulkChange.gone")}</Typography>}
      <Rows>
        {rows.map(({ position, recordId, nameTh, nameEn, reasonTh, reasonEn }) => (
          <li key={position}>
            {nameTh ? (
              <Link to={`/${resource}/${recordId}/show`}>{localName({ nameTh, nameEn }, locale)}</Link>
            ) : (
              text("bulkChange.outside")
            )}
            {reasonTh && <span className="reason">{locale === "th" ? reasonTh : reasonEn}</span>}
          </li>
        ))}
      </Rows>
      {rows.length > 0 && rows.length < count && (
        <Button
          variant="outlined"
          aria-disabled={pages.isFetchingNextPage}
          onClick={() => !pages.isFetchingNextPage && void pages.fetchNextPage()}
        >
          {text("bulkChange.more")}
        </Button>
      )}
    </Card>
  );
}
