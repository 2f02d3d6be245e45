import { useEffect, useRef } from "react";
import { Link, useParams } from "react-router";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { queryApi } from "../../data/api-client";
import { ApiError } from "../../data/api-error";
import type { OrganisationMoveQuery } from "../../data/generated/graphql";
import { formatDateTime } from "../../format/date";
import { formatCount, percentOf } from "../../format/number";
import { localName } from "../../i18n/localized";
import { useLocale, useText, type Text } from "../../i18n/use-text";
import { announce } from "../../layout/announcer";
import { Banner } from "../../layout/Banner";
import { Card } from "../../layout/Card";
import { Page } from "../../layout/Page";
import { PageHeader } from "../../layout/PageHeader";
import { PageSkeleton } from "../../layout/PageSkeleton";
import { RecordProblem } from "../../show/RecordProblem";
import { StatusChip } from "../../status/StatusChip";
import { OrganisationMoveDocument } from "./move.graphql";
import { refusalKey } from "./MoveEffect";

const ASK_AGAIN_MS = 1_000;

type Move = NonNullable<OrganisationMoveQuery["organisationMove"]>;

/** A move in the background: how far it is, and what came of it. Its address outlives a reload. */
export function MoveProgressPage() {
  const { id = "" } = useParams();
  const { data: move, error, refetch } = useMoveUnderWay(id);
  if (error && !move) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  return move ? <MoveView move={move} /> : <PageSkeleton />;
}

/** Asked for again and again until it is at its end; then everything else on the screen is out of date. */
function useMoveUnderWay(id: string) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const client = useQueryClient();
  const result = useQuery({
    queryKey: ["organisationMove", id],
    queryFn: async ({ signal }) => {
      try {
        const { organisationMove } = await queryApi(OrganisationMoveDocument, { id }, signal);
        if (!organisationMove) throw new ApiError("NOT_FOUND", `No move ${id}`);
        return organisationMove;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : ASK_AGAIN_MS),
  });
  const isDone = result.data?.state === "DONE";
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "organisationMove" });
  }, [isDone, client]);
  return result;
}

/** Why nothing was moved, in the reader's words. */
function failureText(refusal: string, text: Text): string {
  switch (refusal) {
    case "UNDER_ITSELF":
    case "ALREADY_THERE":
    case "LEVEL_NOT_BELOW_PARENT":
      return text(refusalKey(refusal));
    case "MOVED_MEANWHILE":
    case "NOT_FOUND":
    case "GRANT_ENDED":
    case "GIVEN_UP":
      return text(`move.failures.${refusal}`);
    default:
      return text("move.failures.OTHER");
  }
}

function MoveView({ move }: { move: Move }) {
  const text = useText();
  const [locale] = useLocale();
  const { organisation, from, to, state, done, total, refusal, createdByName: name } = move;
  const progress = text("move.progress", { done: formatCount(done), total: formatCount(total) });
  useAnnouncedState(state, text("move.announce", { state: text(`status.JOB_${state}`), progress }));
  return (
    <Page kind="reading">
      <PageHeader
        title={text("move.progressTitle", { name: organisation ? localName(organisation, locale) : "" })}
        status={<StatusChip state={`JOB_${state}`} />}
        subtitle={text("move.askedBy", { name, date: formatDateTime(move.createdAt, locale) })}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("tree.title"), path: "/organisations/tree" },
        ]}
      />
      <Card style={{ display: "flex", flexDirection: "column", gap: 16 }}>
        <Typography>
          {text("move.from")} {from && localName(from, locale)} → {text("move.to")} {to && localName(to, locale)}
        </Typography>
        {state !== "FAILED" && (
          <div>
            <Typography>{progress}</Typography>
            <LinearProgress
              variant="determinate"
              value={percentOf(done, total)}
              aria-label={progress}
              sx={{ height: 8, borderRadius: 4 }}
            />
          </div>
        )}
        {state === "FAILED" && refusal && (
          <Banner tone="error">{text("move.nothingMoved", { why: failureText(refusal, text) })}</Banner>
        )}
        <Typography>
          {move.finishedAt
            ? text("move.finished", { date: formatDateTime(move.finishedAt, locale) })
            : text("move.safe")}
        </Typography>
        {move.finishedAt && organisation && (
          <div>
            <Button component={Link} to={`/organisations/${organisation.id}/show`} variant="contained">
              {text("move.openMoved")}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

/** A reader hears when it begins and how it ends, not of each step. */
function useAnnouncedState(state: Move["state"], words: string) {
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (said.current === state) return;
    said.current = state;
    announce(words);
  }, [state, words]);
}
