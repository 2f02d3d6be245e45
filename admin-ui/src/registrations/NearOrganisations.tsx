import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { RegistrationPartsFragment } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import { StatusChip } from "../status/StatusChip";

const List = styled("ul")({
  listStyle: "none",
  margin: "12px 0 0",
  padding: 0,
  "& li": {
    display: "flex",
    flexWrap: "wrap",
    gap: "8px 16px",
    alignItems: "center",
    padding: "12px 0",
    borderTop: `1px solid ${color.line}`,
  },
  "& li > div": { flex: "1 1 280px", minWidth: 0, overflowWrap: "anywhere" },
});

type Match = RegistrationPartsFragment["nearDuplicates"][number];

interface NearOrganisationsProps {
  matches: readonly Match[];
  onJoin: (organisationId: string) => void;
}

/** Organisations that the request may mean, beside it, each with the way to join the request to it. */
export function NearOrganisations({ matches, onJoin }: NearOrganisationsProps) {
  const text = useText();
  return (
    <Card>
      <Typography variant="h2">
        {matches.length
          ? text("registration.nearTitle", { count: formatCount(matches.length) })
          : text("registration.nearNone")}
      </Typography>
      {matches.length > 0 && (
        <>
          <Typography color="text.secondary">{text("registration.nearHint")}</Typography>
          <List>
            {matches.map((match) => (
              <NearOrganisation key={match.organisation.id} match={match} onJoin={onJoin} />
            ))}
          </List>
        </>
      )}
    </Card>
  );
}

function NearOrganisation({
  match: { organisation, reasons },
  onJoin,
}: { match: Match } & Pick<NearOrganisationsProps, "onJoin">) {
  const text = useText();
  const [locale] = useLocale();
  const name = localName(organisation, locale);
  const facts = [
    ...reasons.map((reason) => text(`add.reasons.${reason}`)),
    organisation.code,
    organisation.ancestors.map((each) => localName(each, locale)).join(" › "),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <Link to={`/organisations/${organisation.id}/show`} style={{ fontWeight: 600 }}>
          {name}
        </Link>{" "}
        {organisation.status === "HIDDEN" && <StatusChip state="HIDDEN" />}
        <Typography color="text.secondary" sx={{ fontSize: 15 }}>
          {facts.join(" · ")}
        </Typography>
      </div>
      <Button
        variant="outlined"
        aria-label={text("registration.joinOf", { name })}
        onClick={() => onJoin(organisation.id)}
      >
        {text("registration.join")}
      </Button>
    </li>
  );
}
