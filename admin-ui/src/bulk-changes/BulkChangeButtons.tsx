import { useState } from "react";
import { useNavigate } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { mutateApi } from "../data/api-client";
import type { BulkChangePartsFragment } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { useHolder } from "../permission/use-reason-text";
import { type BulkResource, bulkKinds, isUnderWay } from "./bulk-change-kind";

interface BulkChangeButtonsProps {
  resource: BulkResource;
  change: BulkChangePartsFragment;
}

/** Stop what is under way, or take back what is done: each says first what will happen. */
export function BulkChangeButtons({ resource, change }: BulkChangeButtonsProps) {
  const text = useText();
  const holder = useHolder();
  const [open, setOpen] = useState<"cancel" | "undo" | null>(null);
  if (!holder || rolesAndActions[bulkKinds[resource].action][holder.role] === "no") return null;
  const verb = isUnderWay(change) ? "cancel" : change.undoableUntil ? "undo" : null;
  return (
    <>
      {verb && (
        <Button variant="outlined" onClick={() => setOpen(verb)}>
          {text(`bulkChange.${verb}`)}
        </Button>
      )}
      {open && <ActDialog act={open} resource={resource} change={change} onClose={() => setOpen(null)} />}
    </>
  );
}

function ActDialog({
  act,
  resource,
  change: { id, changed },
  onClose,
}: BulkChangeButtonsProps & { act: "cancel" | "undo"; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { send, isSending, problem } = useCommand();
  const confirm = () =>
    void send({
      content: [act, id],
      run: (idempotencyKey) => mutateApi(bulkKinds[resource][act], { id, idempotencyKey }),
      onDone: ({ bulkChange }) => {
        onClose();
        void client.invalidateQueries({ queryKey: ["bulkChange", resource, id] });
        if (act === "undo") void navigate(`/bulkChanges/${resource}/${bulkChange.id}`);
      },
    });
  return (
    <ConfirmDialog
      title={text(`bulkChange.${act}`)}
      verb={text(`bulkChange.${act}`)}
      problem={problem}
      isSending={isSending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Typography>{text(`bulkChange.${act}Effect`, { count: formatCount(changed) })}</Typography>
    </ConfirmDialog>
  );
}
