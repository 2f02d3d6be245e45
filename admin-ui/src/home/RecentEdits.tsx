import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime, formatRecent } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { useIsLate } from "../layout/PageSkeleton";
import { color } from "../layout/tokens";
import { RecordLink } from "../list/NameCell";
import { ServicePointListDocument } from "../service-points/service-point.graphql";

const SHOWN = 5;

const Edits = styled("ul")({
  listStyle: "none",
  margin: "8px 0 0",
  padding: 0,
  "& li": { padding: "10px 0", borderTop: `1px solid ${color.line}`, fontSize: 15, lineHeight: 1.6, minHeight: 93 },
  "& li:first-of-type": { borderTop: 0 },
  "& .when": { color: color.inkSecondary },
});

/**
 * The service points that people edited last, newest first. What an import wrote has no editor and is left out; when
 * nothing else is among the newest, or it cannot be read, the card is not there: it is no work.
 */
export function RecentEdits() {
  const text = useText();
  const { data, error } = useApiQuery(ServicePointListDocument, {
    sort: { field: "UPDATED_AT", direction: "DESC" },
    first: SHOWN,
  });
  const edited = data?.servicePoints.nodes.filter((row) => row.updatedByName);
  if (edited?.length === 0 || (error && !edited)) return null;
  return (
    <Card aria-labelledby="recent-title" aria-busy={!edited}>
      <Typography variant="h2" id="recent-title">
        {text("home.recent.title")}
      </Typography>
      <Edits>
        {edited
          ? edited.map((row) => (
              <li key={row.id}>
                <strong>{row.updatedByName}</strong> {text("home.recent.edited")}{" "}
                <RecordLink resource="servicePoints" record={row} />
                <div className="when">
                  <When at={row.updatedAt} />
                </div>
              </li>
            ))
          : Array.from({ length: SHOWN }, (_, row) => <SkeletonEdit key={row} />)}
      </Edits>
    </Card>
  );
}

function SkeletonEdit() {
  return <li aria-hidden>{useIsLate() && <Skeleton variant="text" width="80%" />}</li>;
}

function When({ at }: { at: string }) {
  const [locale] = useLocale();
  const full = formatDateTime(at, locale);
  return (
    <time dateTime={at} title={full}>
      {formatRecent(at, locale, new Date()) ?? full}
    </time>
  );
}
