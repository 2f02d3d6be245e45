import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { mutateApi } from "../data/api-client";
import { useCommand } from "../data/use-command";
import type { SeatFragment, TokenPlaceFragment } from "../data/generated/graphql";
import { formatDate, formatDateTime } from "../format/date";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { StatusChip } from "../status/StatusChip";
import { RefreshTokenDocument } from "./activation-token.graphql";
import { RevealDialog } from "./RevealDialog";

const Cell = styled("div")({
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  gap: 4,
  whiteSpace: "normal",
  "& .acts": { display: "flex", flexWrap: "wrap", gap: 6 },
  "& .used": { fontSize: 14, lineHeight: 1.55 },
});

const Act = styled(Button)({
  "&.MuiButton-text:first-of-type": { marginInlineStart: -8 },
  minHeight: 32,
  minWidth: 0,
  padding: "0 8px",
  fontSize: 15,
  whiteSpace: "nowrap",
  "@media (pointer: coarse)": { minHeight: 44, padding: "0 12px" },
});

const chips = { READY: "TOKEN_READY", NONE: "TOKEN_NONE", EXPIRED: "EXPIRED" } as const;

/** The token of one role at one place: whether there is one, what can be done with it, and who used the last one. */
export function SeatCell({ place, seat }: { place: TokenPlaceFragment; seat: SeatFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const [open, setOpen] = useState<"reveal" | "refresh" | null>(null);
  const { refresh, isSending, problem } = useRefresh(place, seat, () => setOpen(null));
  const organisation = localName(place.organisation, locale);
  const role = text(`role.${seat.role}`);
  const named = (verb: string) => text("activationToken.ofSeat", { verb, role, organisation });
  const renewVerb = text(seat.status === "NONE" ? "activationToken.issueOne" : "activationToken.refresh");
  return (
    <Cell>
      <StatusChip state={chips[seat.status]} />
      <span className="acts">
        {seat.status === "READY" && (
          <Act
            size="small"
            variant="outlined"
            aria-label={named(text("activationToken.reveal"))}
            onClick={() => setOpen("reveal")}
          >
            {text("activationToken.reveal")}
          </Act>
        )}
        <Act
          size="small"
          aria-label={named(renewVerb)}
          aria-disabled={isSending}
          onClick={() => (seat.status === "NONE" ? refresh() : setOpen("refresh"))}
        >
          {renewVerb}
        </Act>
      </span>
      {seat.lastUsedAt && (
        <span className="meta used" title={formatDateTime(seat.lastUsedAt, locale)}>
          {text("activationToken.lastUsed", {
            name: seat.lastUsedByName ?? "",
            date: formatDate(seat.lastUsedAt, locale),
          })}
        </span>
      )}
      {problem && open !== "refresh" && (
        <Banner tone="error" role="alert">
          {problem}
        </Banner>
      )}
      {open === "reveal" && seat.tokenId && (
        <RevealDialog
          tokenId={seat.tokenId}
          seatName={text("activationToken.revealFor", { role, organisation })}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "refresh" && (
        <ConfirmDialog
          title={text("activationToken.refreshTitle", { organisation })}
          verb={renewVerb}
          problem={problem}
          isSending={isSending}
          onConfirm={refresh}
          onClose={() => setOpen(null)}
        >
          <Typography>
            {text(seat.status === "READY" ? "activationToken.refreshEffect" : "activationToken.refreshExpiredEffect", {
              role,
            })}
          </Typography>
        </ConfirmDialog>
      )}
    </Cell>
  );
}

/** Makes the next token of a seat; the list shows it then. */
function useRefresh(place: TokenPlaceFragment, seat: SeatFragment, onDone: () => void) {
  const text = useText();
  const [locale] = useLocale();
  const notify = useNotify();
  const client = useQueryClient();
  const { send, isSending, problem } = useCommand();
  const refresh = () =>
    void send({
      content: [place.id, seat.role, seat.tokenId],
      run: (idempotencyKey) =>
        mutateApi(RefreshTokenDocument, { organisationId: place.id, role: seat.role, idempotencyKey }),
      onDone: () => {
        const organisation = localName(place.organisation, locale);
        notify(text("activationToken.refreshed", { role: text(`role.${seat.role}`), organisation }), {
          type: "success",
        });
        onDone();
        void client.invalidateQueries({ queryKey: ["activationTokenPlaces"] });
      },
    });
  return { refresh, isSending, problem };
}
