import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { listPath } from "../list/list-path";
import { NextRegistrationDocument } from "./registration.graphql";

/** After a decision: the way to whoever has waited longest, so that a queue is cleared without going back to its list. */
export function NextInQueue() {
  const text = useText();
  const [locale] = useLocale();
  const { data, isFetchedAfterMount } = useApiQuery(NextRegistrationDocument, {});
  // What was known after the decision before would name the one that has just been decided.
  if (!data || !isFetchedAfterMount) return null;
  const { totalCount, nodes } = data.registrations;
  const [next] = nodes;
  const name = next?.nameTh ?? (next?.organisation ? localName(next.organisation, locale) : "");
  return (
    <Card>
      <Typography variant="h2">
        {next ? text("registration.left", { count: formatCount(totalCount) }) : text("registration.cleared")}
      </Typography>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, marginTop: 12 }}>
        {next && (
          <Button component={Link} to={`/registrations/${next.id}`} variant="contained">
            {text("registration.nextOf", { name })}
          </Button>
        )}
        <Button component={Link} to={listPath("registrations")} variant="outlined">
          {text("registration.toQueue")}
        </Button>
      </div>
    </Card>
  );
}
