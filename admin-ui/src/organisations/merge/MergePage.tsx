import { useState, type FormEvent } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useNotify } from "ra-core";
import { AddPlaceDocument } from "../../add/add.graphql";
import { PlaceChoice } from "../../add/PlaceChoice";
import { mutateApi } from "../../data/api-client";
import { useApiQuery } from "../../data/use-api-query";
import { useCommand } from "../../data/use-command";
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
import { MovedOrganisationDocument } from "../move/move.graphql";
import { Differences, MergeEffect } from "./MergeEffect";
import { MergeOrganisationsDocument, MergePreviewDocument } from "./merge.graphql";

/** Merges a duplicate into another: choose the one that stays, see what goes where, choose what differs, do it. */
export function MergePage() {
  const { id = "" } = useParams();
  const [address] = useSearchParams();
  // Two others are another page, with nothing chosen yet.
  return (
    <ForAction action="MANAGE_ORGANISATION">
      <MergeSteps key={`${id} ${address.get("into") ?? ""}`} id={id} />
    </ForAction>
  );
}

function MergeSteps({ id }: { id: string }) {
  const text = useText();
  const [locale] = useLocale();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const intoId = address.get("into") ?? "";
  const goes = useApiQuery(MovedOrganisationDocument, { id });
  const stays = useApiQuery(AddPlaceDocument, { id: intoId }, { enabled: intoId !== "" });
  const organisation = goes.data?.organisation;
  if (goes.error) return <RecordProblem error={goes.error} onRetry={() => void goes.refetch()} />;
  if (!organisation) return <PageSkeleton />;
  const into = stays.data?.organisation;
  return (
    <Page kind="reading">
      <PageHeader
        title={text("merge.title", { name: localName(organisation, locale) })}
        subtitle={text("merge.hint")}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("tree.title"), path: "/organisations/tree" },
        ]}
      />
      <Card>
        <PlaceChoice
          label={text("merge.into")}
          chosen={intoId === "" ? undefined : (into ?? undefined)}
          onChange={(chosen) => setAddress(chosen ? { into: chosen } : {}, { replace: true })}
        />
        {intoId !== "" && intoId !== id && (
          <Button sx={{ mt: 1 }} onClick={() => navigate(`/organisations/${intoId}/merge?into=${id}`)}>
            {text("merge.swap")}
          </Button>
        )}
      </Card>
      {into && <MergeForm id={id} intoId={intoId} intoName={localName(into, locale)} />}
    </Page>
  );
}

function MergeForm({ id, intoId, intoName }: { id: string; intoId: string; intoName: string }) {
  const text = useText();
  const preview = useApiQuery(MergePreviewDocument, { id, intoId });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const { merge, problem, isSending } = useMerge(intoId, intoName);
  if (preview.error) return <ErrorCard error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <PageSkeleton />;
  const { version, intoVersion, differences, refusal } = preview.data.organisationMergePreview;
  function submit(event: FormEvent) {
    event.preventDefault();
    merge({ id, version, intoId, intoVersion, fields: [...taken], reason: reason.trim() || null });
  }
  const take = (field: string, isTaken: boolean) =>
    setTaken(new Set([...[...taken].filter((each) => each !== field), ...(isTaken ? [field] : [])]));
  return (
    <form onSubmit={submit} style={{ display: "grid", gap: 16, marginTop: 16 }}>
      <MergeEffect preview={preview.data} />
      {!refusal && (
        <>
          <Differences differences={differences} taken={taken} onChange={take} />
          <TextField
            id="merge-reason"
            label={text("merge.reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 1_000 } }}
          />
          {problem && (
            <Banner tone="error" role="alert">
              {problem}
            </Banner>
          )}
          <div>
            <Button type="submit" variant="contained" aria-disabled={isSending}>
              {text("merge.confirm")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

interface Merge {
  id: string;
  version: number;
  intoId: string;
  intoVersion: number;
  fields: string[];
  reason: string | null;
}

function useMerge(intoId: string, intoName: string) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { send, problem, isSending } = useCommand();
  const merge = (wanted: Merge) =>
    void send({
      content: wanted,
      run: (idempotencyKey) => mutateApi(MergeOrganisationsDocument, { ...wanted, idempotencyKey }),
      onDone: () => {
        notify(text("merge.done", { name: intoName }), { type: "success" });
        navigate(`/organisations/${intoId}/show`);
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
      },
    });
  return { merge, problem, isSending };
}
