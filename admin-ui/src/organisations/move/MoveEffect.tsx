import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { MovePreviewQuery } from "../../data/generated/graphql";
import { formatCount } from "../../format/number";
import { localName, type Named } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { Card } from "../../layout/Card";
import { color } from "../../layout/tokens";

/** Terms beside their figures. */
export const Facts = styled("dl")({
  display: "grid",
  gridTemplateColumns: "minmax(120px, auto) minmax(0, 1fr)",
  margin: "8px 0 0",
  "& dt, & dd": { margin: 0, padding: "8px 16px 8px 0", borderTop: `1px solid ${color.line}` },
  "& dd": { fontWeight: 600, overflowWrap: "anywhere" },
});

/** More organisations than this are moved in the background, as the API says of moveOrganisation. */
const MOVED_WITHIN_REQUEST = 500;

/** Why it cannot be moved there, in the reader's words. */
export function refusalKey(refusal: string) {
  if (refusal === "UNDER_ITSELF" || refusal === "ALREADY_THERE") return `move.refusals.${refusal}` as const;
  return "move.refusals.LEVEL_NOT_BELOW_PARENT" as const;
}

/** What a move would change, with figures, before it is done. */
export function MoveEffect({ preview }: { preview: MovePreviewQuery }) {
  const text = useText();
  const [locale] = useLocale();
  const { organisationMovePreview: move, servicePointSummary: points, subtreeAccess: access } = preview;
  if (move.refusal) {
    return (
      <Banner tone="error" role="alert">
        {text(refusalKey(move.refusal))}
      </Banner>
    );
  }
  const names = (list: readonly Named[]) =>
    list.map((each) => localName(each, locale)).join(", ") || text("move.nobody");
  return (
    <Card>
      <Typography variant="h2">{text("move.effect")}</Typography>
      <Facts>
        <dt>{text("move.from")}</dt>
        <dd>{move.from && localName(move.from, locale)}</dd>
        <dt>{text("move.to")}</dt>
        <dd>{localName(move.to, locale)}</dd>
        <dt>{text("move.organisations")}</dt>
        <dd>{formatCount(move.organisationCount)}</dd>
        <dt>{text("move.servicePoints")}</dt>
        <dd>{formatCount(points?.totalCount ?? 0)}</dd>
        <dt>{text("move.grants")}</dt>
        <dd>{formatCount(access.grantCount)}</dd>
        <dt>{text("move.tokens")}</dt>
        <dd>{formatCount(access.tokenCount)}</dd>
        <dt>{text("move.apiKeys")}</dt>
        <dd>{formatCount(access.apiKeyCount)}</dd>
        <dt>{text("move.losing")}</dt>
        <dd>{names(move.losing)}</dd>
        <dt>{text("move.gaining")}</dt>
        <dd>{names(move.gaining)}</dd>
      </Facts>
      {move.organisationCount > MOVED_WITHIN_REQUEST && <Banner tone="info">{text("move.large")}</Banner>}
      {move.changesLogo && <Banner tone="info">{text("move.logo")}</Banner>}
    </Card>
  );
}
