import { useState } from "react";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { errorText } from "../data/error-text";
import type { BulkChangeInput } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { type BulkAct, type BulkResource, type BulkTarget, bulkKinds } from "./bulk-change-kind";
import { asSeen } from "./seen-target";
import { ParentChoice } from "./ParentChoice";
import { PreviewGroups } from "./PreviewGroups";
import { type ChosenType, TypeChoice } from "./TypeChoice";

interface BulkChangeDialogProps {
  resource: BulkResource;
  act: BulkAct;
  target: BulkTarget;
  count: number;
  onClose: () => void;
  onStarted: (id: string) => void;
}

/** What somebody has chosen in the dialog; '' is nothing. */
type Chosen = ChosenType & { parentId: string };

/** What an act asks the server for; null: something is still to be chosen. */
function changeOf(act: BulkAct, { typeCode, subTypeCode, parentId }: Chosen): BulkChangeInput | null {
  if (act === "confirmPins") return { kind: "CONFIRM_PINS" };
  if (act === "changeType")
    return typeCode ? { kind: "CHANGE_TYPE", typeCode, subTypeCode: subTypeCode || null } : null;
  if (act === "changeParent") return parentId ? { kind: "CHANGE_PARENT", parentId } : null;
  return { kind: "CHANGE_STATUS", status: act === "hide" ? "HIDDEN" : "VISIBLE" };
}

/** Says how many records change from what to what, asks for what is missing, and lets a job do it. */
export function BulkChangeDialog({ resource, act, target, count, onClose, onStarted }: BulkChangeDialogProps) {
  const text = useText();
  const [chosen, setChosen] = useState<Chosen>({ typeCode: "", subTypeCode: "", parentId: "" });
  const [isMissing, setMissing] = useState(false);
  const { send, isSending, problem } = useCommand();
  const change = changeOf(act, chosen);
  const preview = useQuery({
    queryKey: ["bulkChangePreview", resource, change, target],
    enabled: change !== null,
    gcTime: 0,
    queryFn: ({ signal }) => bulkKinds[resource].preview(change as BulkChangeInput, target, signal),
  });
  function choose(next: Partial<Chosen>) {
    setMissing(false);
    setChosen({ ...chosen, ...next });
  }
  function start(reason: string) {
    if (!change) return setMissing(true);
    const wanted = reason ? { ...change, reason } : change;
    const seen = asSeen(target, preview.data?.groups);
    void send({
      content: [wanted, seen],
      run: (idempotencyKey) => bulkKinds[resource].start(wanted, seen, idempotencyKey),
      onDone: ({ bulkChange }) => onStarted(bulkChange.id),
    });
  }
  const things = text(resource === "organisations" ? "organisation.things" : "servicePoint.things");
  return (
    <ConfirmDialog
      title={text("bulkChange.title", { act: text(`bulkChange.act.${act}`), count: formatCount(count), things })}
      verb={text(`bulkChange.act.${act}`)}
      reasonHint={act === "hide" ? text("bulkChange.reasonHint") : undefined}
      problem={problem}
      isSending={isSending}
      onConfirm={start}
      onClose={onClose}
    >
      {act === "changeType" && <TypeChoice chosen={chosen} isMissing={isMissing} onChange={choose} />}
      {act === "changeParent" && (
        <ParentChoice
          target={target}
          chosen={chosen.parentId}
          isMissing={isMissing}
          onChange={(parentId) => choose({ parentId })}
        />
      )}
      {preview.error && (
        <Banner tone="error" role="alert">
          {errorText(preview.error, text)}
        </Banner>
      )}
      {change && !preview.error && <PreviewGroups change={change} groups={preview.data?.groups} />}
      <Typography>{text(`bulkChange.effect.${resource}.${act}` as "bulkChange.effect.organisations.hide")}</Typography>
      <Typography>{text("bulkChange.undoable")}</Typography>
    </ConfirmDialog>
  );
}
