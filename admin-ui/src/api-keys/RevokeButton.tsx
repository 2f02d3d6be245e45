import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { mutateApi } from "../data/api-client";
import { useCommand } from "../data/use-command";
import type { ApiKeyRowFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { RefusedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { useReasonText } from "../permission/use-reason-text";
import { RevokeApiKeyDocument } from "./api-key.graphql";

/** Takes a key back, with a reason; a key that is revoked already has no button. */
export function RevokeButton({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { send, isSending, problem } = useCommand();
  const permitted = permittedOf(row.allowedActions, "MANAGE_API_KEYS");
  const why = useReasonText(permitted);
  if (row.state === "REVOKED") return null;
  if (permitted && !permitted.allowed) return <RefusedButton reason={why}>{text("apiKey.revoke")}</RefusedButton>;
  const revoke = (reason: string) =>
    void send({
      content: [row.id, row.version, reason],
      run: (idempotencyKey) =>
        mutateApi(RevokeApiKeyDocument, { id: row.id, version: row.version, reason, idempotencyKey }),
      onDone: () => {
        setOpen(false);
        notify(text("apiKey.revoked", { name: row.name }), { type: "success" });
        void client.invalidateQueries({ queryKey: ["apiKeys"] });
      },
    });
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={text("apiKey.revokeOf", { name: row.name })}
        onClick={() => setOpen(true)}
      >
        {text("apiKey.revoke")}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={text("apiKey.revokeTitle", { name: row.name })}
          verb={text("apiKey.revoke")}
          reasonHint={text("apiKey.revokeReasonHint")}
          problem={problem}
          isSending={isSending}
          onConfirm={revoke}
          onClose={() => setOpen(false)}
        >
          <Typography>{text("apiKey.revokeEffect")}</Typography>
        </ConfirmDialog>
      )}
    </>
  );
}
