import { useState, type FormEvent } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useNotify } from "ra-core";
import { AddPlaceDocument } from "../../add/add.graphql";
import { PlaceChoice } from "../../add/PlaceChoice";
import { mutateApi } from "../../data/api-client";
import { useCommand } from "../../data/use-command";
import { useApiQuery } from "../../data/use-api-query";
import { localName } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { Card } from "../../layout/Card";
import { ErrorCard } from "../../layout/ErrorCard";
import { Page } from "../../layout/Page";
import { PageHeader } from "../../layout/PageHeader";
import { PageSkeleton } from "../../layout/PageSkeleton";
import { ForAction } from "../../permission/ForAction";
import { RecordProblem } from "../../show/RecordProblem";
import { MovedOrganisationDocument, MoveOrganisationDocument, MovePreviewDocument } from "./move.graphql";
import { MoveEffect } from "./MoveEffect";

/** Moves an organisation with all below it: choose the new parent, see what that changes, do it. */
export function MovePage() {
  return (
    <ForAction action="MANAGE_ORGANISATION">
      <MoveSteps />
    </ForAction>
  );
}

function MoveSteps() {
  const { id = "" } = useParams();
  const text = useText();
  const [locale] = useLocale();
  const [address, setAddress] = useSearchParams();
  const parentId = address.get("to") ?? "";
  const [reason, setReason] = useState("");
  const moved = useApiQuery(MovedOrganisationDocument, { id });
  const parent = useApiQuery(AddPlaceDocument, { id: parentId }, { enabled: parentId !== "" });
  const preview = useApiQuery(MovePreviewDocument, { id, parentId }, { enabled: parentId !== "" });
  const { send, problem, isSending } = useMove();
  const organisation = moved.data?.organisation;
  if (moved.error) return <RecordProblem error={moved.error} onRetry={() => void moved.refetch()} />;
  if (!organisation) return <PageSkeleton />;
  const name = localName(organisation, locale);
  const canMove = parentId !== "" && preview.data?.organisationMovePreview.refusal === null;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!organisation || !canMove) return;
    void send({ id, version: organisation.version, parentId, reason: reason.trim() || null }, name);
  }
  return (
    <Page kind="reading">
      <PageHeader
        title={text("move.title", { name })}
        subtitle={text("move.hint")}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("tree.title"), path: "/organisations/tree" },
        ]}
      />
      <form onSubmit={submit} style={{ display: "grid", gap: 16 }}>
        <Card>
          <PlaceChoice
            label={text("move.parent")}
            chosen={parentId === "" ? undefined : (parent.data?.organisation ?? undefined)}
            onChange={(to) => setAddress(to ? { to } : {}, { replace: true })}
          />
        </Card>
        {preview.error && <ErrorCard error={preview.error} onRetry={() => void preview.refetch()} />}
        {parentId !== "" && preview.data && <MoveEffect preview={preview.data} />}
        {canMove && (
          <TextField
            id="move-reason"
            label={text("move.reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 1_000 } }}
          />
        )}
        {problem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
        {canMove && (
          <div>
            <Button type="submit" variant="contained" aria-disabled={isSending}>
              {text(isSending ? "move.sending" : "move.confirm")}
            </Button>
          </div>
        )}
      </form>
    </Page>
  );
}

interface Move {
  id: string;
  version: number;
  parentId: string;
  reason: string | null;
}

function useMove() {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { send, problem, isSending } = useCommand();
  const sendMove = (move: Move, name: string) =>
    send({
      content: move,
      run: (idempotencyKey) => mutateApi(MoveOrganisationDocument, { ...move, idempotencyKey }),
      onDone: async ({ moveOrganisation: { moveUnderWay } }) => {
        await client.invalidateQueries();
        if (moveUnderWay) return navigate(`/organisations/moves/${moveUnderWay.id}`);
        notify(text("move.done", { name }), { type: "success" });
        return navigate(`/organisations/${move.id}/show`);
      },
    });
  return { send: sendMove, problem, isSending };
}
