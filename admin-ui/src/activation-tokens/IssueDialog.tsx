import { useState } from "react";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import type { Role } from "../auth/session";
import { mutateApi, queryApi } from "../data/api-client";
import { useCommand } from "../data/use-command";
import type { ActivationTokenPlaceFilter } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import type { FilterValues } from "../list/filter-definition";
import { IssueTokensDocument, SeatCountsDocument } from "./activation-token.graphql";
import { useGivenRoles } from "./given-roles";
import { RoleChecks } from "./RoleChecks";
import type { SeatCount } from "./seat-counts";

/** Places that were chosen one by one, or all that a filter finds. */
type IssueTarget =
  | { organisationIds: string[]; count: number; counts: SeatCount[] }
  | { filter: FilterValues; count: number };

interface IssueDialogProps {
  target: IssueTarget;
  onClose: () => void;
  onIssued: (batchId: string) => void;
}

/** Asks for which roles tokens are to be made, and says what that does; a job makes them. */
export function IssueDialog({ target, onClose, onIssued }: IssueDialogProps) {
  const text = useText();
  const given = useGivenRoles();
  const found = useSeatCounts("filter" in target ? target.filter : null);
  // Until the numbers are known the roles are there without them: choosing need not wait.
  const counts = "counts" in target ? target.counts : found;
  const choices = counts?.map(({ role, seats }) => ({ role, count: seats })) ?? given.map((role) => ({ role }));
  const [chosen, setChosen] = useState<ReadonlySet<Role>>(() => firstChoice(choices));
  const [refreshUnused, setRefreshUnused] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { send, isSending, problem } = useCommand();
  function issue() {
    if (chosen.size === 0) return setMissing(true);
    const places =
      "filter" in target
        ? { filter: target.filter as ActivationTokenPlaceFilter }
        : { organisationIds: target.organisationIds };
    const asked = {
      ...places,
      roles: choices.map(({ role }) => role).filter((role) => chosen.has(role)),
      refreshUnused,
    };
    void send({
      content: asked,
      run: (idempotencyKey) => mutateApi(IssueTokensDocument, { ...asked, idempotencyKey }),
      onDone: ({ issueActivationTokens }) => onIssued(issueActivationTokens.id),
    });
  }
  return (
    <ConfirmDialog
      title={text("activationToken.bulk.issueTitle", { count: formatCount(target.count) })}
      verb={text("activationToken.bulk.issue")}
      problem={problem}
      isSending={isSending}
      onConfirm={issue}
      onClose={onClose}
    >
      <Typography>{text("activationToken.bulk.issueEffect")}</Typography>
      <RoleChecks
        legend={text("activationToken.bulk.roles")}
        choices={choices}
        chosen={chosen}
        isMissing={isMissing}
        onChange={(next) => {
          setMissing(false);
          setChosen(next);
        }}
      />
      <div>
        <FormControlLabel
          sx={{ minHeight: 44 }}
          control={
            <Checkbox
              checked={refreshUnused}
              onChange={(event) => setRefreshUnused(event.target.checked)}
              slotProps={{ input: { "aria-describedby": "refresh-unused-hint" } }}
            />
          }
          label={text("activationToken.bulk.refreshUnused")}
        />
        <FormHelperText id="refresh-unused-hint">{text("activationToken.bulk.refreshUnusedHint")}</FormHelperText>
      </div>
    </ConfirmDialog>
  );
}

/** At how many of all places that a filter finds each role may be given; undefined until it is known. */
function useSeatCounts(filter: FilterValues | null) {
  const { data } = useQuery({
    queryKey: ["activationTokenPlaces", "seatCounts", filter],
    enabled: filter !== null,
    queryFn: async ({ signal }) => {
      const variables = { filter: filter as ActivationTokenPlaceFilter };
      const { activationTokenPlaces } = await queryApi(SeatCountsDocument, variables, signal);
      return activationTokenPlaces.seatCounts.map(({ role, places }) => ({ role, seats: places }));
    },
  });
  return data;
}

/** Where there is nothing to choose, it is chosen. */
function firstChoice(choices: readonly { role: Role }[]): ReadonlySet<Role> {
  return new Set(choices.length === 1 ? choices.map(({ role }) => role) : []);
}
