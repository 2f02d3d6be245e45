import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { StatusChip } from "../status/StatusChip";
import { FileImportsDocument } from "./import.graphql";
import { importChip } from "./import-state";

const MOST_SHOWN = 10;

const Imports = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { display: "flex", flexWrap: "wrap", gap: "4px 16px", padding: "12px 0", alignItems: "center" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& .what": { flex: "1 1 280px", minWidth: 0, overflowWrap: "anywhere" },
  "& .meta": { display: "block", fontSize: 15, color: color.inkSecondary },
});

/** The latest imports of the scope, newest first: also what somebody else has begun. */
export function RecentImports() {
  const text = useText();
  const [locale] = useLocale();
  const { data, error, refetch } = useApiQuery(FileImportsDocument, { first: MOST_SHOWN });
  if (error && !data) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  const imports = [
    ...(data?.organisationImports ?? []).map((each) => ({ ...each, resource: "organisations" as const })),
    ...(data?.servicePointImports ?? []).map((each) => ({ ...each, resource: "servicePoints" as const })),
  ]
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    .slice(0, MOST_SHOWN);
  return (
    <Card aria-busy={!data}>
      <Typography variant="h2">{text("import.recent")}</Typography>
      {data && imports.length === 0 && <Typography>{text("import.none")}</Typography>}
      <Imports>
        {imports.map((each) => (
          <li key={each.id}>
            <span className="what">
              <Link to={`/imports/${each.resource}/${each.id}`}>{each.fileName}</Link>
              <span className="meta">
                {text("import.of", {
                  resource: text(`import.${each.resource}`),
                  name: each.createdByName,
                  date: formatDateTime(each.createdAt, locale),
                })}
              </span>
            </span>
            <StatusChip state={importChip(each)} />
          </li>
        ))}
      </Imports>
    </Card>
  );
}
