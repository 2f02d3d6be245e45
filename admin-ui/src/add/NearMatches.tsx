import { useEffect, useRef } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { StatusChip } from "../status/StatusChip";
import type { AddKind, NearMatch } from "./add-kind";

const List = styled("ul")({
  listStyle: "none",
  margin: "16px 0 0",
  padding: 0,
  "& li": {
    display: "flex",
    flexWrap: "wrap",
    gap: "8px 16px",
    alignItems: "center",
    padding: "12px 0",
    borderTop: `1px solid ${color.line}`,
  },
  "& li > div:first-of-type": { flex: "1 1 280px", minWidth: 0, overflowWrap: "anywhere" },
  "& li > div:last-of-type": { display: "flex", flexWrap: "wrap", gap: 8 },
});

interface NearMatchesProps {
  kind: AddKind;
  matches: NearMatch[];
  onShowAgain: (match: NearMatch) => void;
}

/** What is there already and may be meant: to be opened, or shown again where it is hidden. */
export function NearMatches({ kind, matches, onShowAgain }: NearMatchesProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card>
      <Typography variant="h2" ref={heading} tabIndex={-1}>
        {text("add.nearTitle", { count: formatCount(matches.length) })}
      </Typography>
      <Typography color="text.secondary">{text("add.nearHint")}</Typography>
      <List>
        {matches.map((match) => (
          <NearItem key={match.id} kind={kind} match={match} onShowAgain={onShowAgain} />
        ))}
      </List>
    </Card>
  );
}

function NearItem({ kind, match, onShowAgain }: Omit<NearMatchesProps, "matches"> & { match: NearMatch }) {
  const text = useText();
  const [locale] = useLocale();
  const facts = [
    ...match.reasons.map((reason) => text(`add.reasons.${reason}`)),
    match.code,
    match.above && localName(match.above, locale),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <Typography component="span" sx={{ fontWeight: 600 }} lang={localNameLang(match, locale)}>
          {localName(match, locale)}
        </Typography>{" "}
        {match.status === "HIDDEN" && <StatusChip state="HIDDEN" />}
        <Typography color="text.secondary" sx={{ fontSize: 15 }}>
          {facts.join(" · ")}
        </Typography>
      </div>
      <div>
        <Button component={Link} to={`/${kind.resource}/${match.id}/show`} variant="outlined">
          {text("add.open")}
        </Button>
        {match.status === "HIDDEN" && (
          <ExplainedButton
            permitted={permittedOf(match.allowedActions, kind.manageAction)}
            variant="contained"
            onClick={() => onShowAgain(match)}
          >
            {text("add.unhide")}
          </ExplainedButton>
        )}
      </div>
    </li>
  );
}
