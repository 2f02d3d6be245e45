import { useState } from "react";
import Typography from "@mui/material/Typography";
import EditOutlined from "@mui/icons-material/EditOutlined";
import { mutateApi, queryApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { ConfirmGrantsDocument, EndGrantDocument, GrantDocument } from "./grant.graphql";
import { useGrantCommand } from "./use-grant-command";

/** What can be done to a grant: remove it, confirm it, change it. */
export function GrantActions({ grant }: { grant: GrantRecordFragment }) {
  const text = useText();
  const [isEnding, setEnding] = useState(false);
  const permitted = permittedOf(grant.allowedActions, "MANAGE_GRANTS");
  const confirmation = useConfirmation(grant);
  return (
    <>
      <ExplainedButton permitted={permitted} variant="outlined" onClick={() => setEnding(true)}>
        {text("grant.end")}
      </ExplainedButton>
      <ExplainedButton permitted={permitted} variant="outlined" onClick={confirmation.confirm}>
        {text("grant.confirm")}
      </ExplainedButton>
      <ExplainedButton
        permitted={permitted}
        to={`/grants/${grant.id}`}
        variant="contained"
        startIcon={<EditOutlined aria-hidden />}
      >
        {text("grant.edit")}
      </ExplainedButton>
      {confirmation.problem && (
        <Banner tone="error" role="alert">
          {confirmation.problem}
        </Banner>
      )}
      {isEnding && <EndDialog grant={grant} onClose={() => setEnding(false)} />}
    </>
  );
}

/** Confirming one is the command on many with one row; the grant is read anew after it. */
function useConfirmation(grant: GrantRecordFragment) {
  const text = useText();
  const { send, problem } = useGrantCommand(() => undefined);
  async function run(idempotencyKey: string): Promise<GrantRecordFragment> {
    const { confirmGrants } = await mutateApi(ConfirmGrantsDocument, { ids: [grant.id], idempotencyKey });
    const [result] = confirmGrants;
    if (!result?.isDone) throw new ApiError("FORBIDDEN", "Not confirmed", { reason: result?.reason ?? "NOT_DONE" });
    const { grant: confirmed } = await queryApi(GrantDocument, { id: grant.id });
    return confirmed ?? grant;
  }
  const confirm = () =>
    void send({
      content: ["confirm", grant.id, grant.version],
      run,
      done: text("grant.confirmedNow", { name: grant.personName }),
    });
  return { confirm, problem };
}

function EndDialog({ grant, onClose }: { grant: GrantRecordFragment; onClose: () => void }) {
  const text = useText();
  const [locale] = useLocale();
  const { send, problem, isSending } = useGrantCommand(onClose);
  const name = grant.personName;
  const { id, version } = grant;
  return (
    <ConfirmDialog
      title={text("grant.endTitle", { name })}
      verb={text("grant.end")}
      reasonHint={text("grant.endReasonHint")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={(reason) =>
        void send({
          content: { id, version, reason },
          run: async (idempotencyKey) =>
            (await mutateApi(EndGrantDocument, { id, version, reason, idempotencyKey })).endGrant,
          done: text("grant.ended", { name }),
        })
      }
    >
      <Typography>
        {text("grant.endEffect", {
          name,
          role: text(`role.${grant.role}`),
          organisation: localName(grant.organisation, locale),
        })}
      </Typography>
      <Typography>{text("grant.endEffectSessions")}</Typography>
    </ConfirmDialog>
  );
}
