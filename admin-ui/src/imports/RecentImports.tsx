import Typography from "@mui/material/Typography";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { JobList, newestOf } from "../jobs/JobList";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { FileImportsDocument } from "./import.graphql";
import { importChip } from "./import-state";

const MOST_SHOWN = 10;

/** The latest imports of the scope, newest first: also what somebody else has begun. */
export function RecentImports() {
  const text = useText();
  const [locale] = useLocale();
  const { data, error, refetch } = useApiQuery(FileImportsDocument, { first: MOST_SHOWN });
  if (error && !data) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  const imports = newestOf(
    [
      ...(data?.organisationImports ?? []).map((each) => ({ ...each, resource: "organisations" as const })),
      ...(data?.servicePointImports ?? []).map((each) => ({ ...each, resource: "servicePoints" as const })),
    ],
    MOST_SHOWN,
  );
  return (
    <Card aria-busy={!data}>
      <Typography variant="h2">{text("import.recent")}</Typography>
      {data && imports.length === 0 && <Typography>{text("import.none")}</Typography>}
      <JobList
        jobs={imports.map((each) => ({
          id: each.id,
          path: `/imports/${each.resource}/${each.id}`,
          name: each.fileName,
          details: text("import.of", {
            resource: text(`import.${each.resource}`),
            name: each.createdByName,
            date: formatDateTime(each.createdAt, locale),
          }),
          state: importChip(each),
        }))}
      />
    </Card>
  );
}
