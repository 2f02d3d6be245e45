import { useState } from "react";
import { useNotify } from "ra-core";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import type { ServicePointRecordFragment } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { useTakeSavedRecord } from "../data/use-record";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf, type Permitted } from "../permission/reason-text";
import { ConfirmPinDocument } from "./service-point.graphql";

/** What it takes to confirm the pin of a service point. */
export interface ConfirmablePoint extends Named {
  id: string;
  version: number;
  pin?: { isConfirmed: boolean } | null;
  allowedActions: readonly Permitted[];
}

interface ConfirmPinButtonProps {
  point: ConfirmablePoint;
  /** The service point as it is afterwards. */
  onConfirmed?: (saved: ServicePointRecordFragment) => void;
}

/** [ยืนยันหมุด]: one press; only a pin outside the district of its address is asked about. Not there for a confirmed pin. */
export function ConfirmPinButton({ point, onConfirmed }: ConfirmPinButtonProps) {
  const text = useText();
  const confirmation = useConfirmation(point, onConfirmed);
  if (!point.pin || point.pin.isConfirmed) return null;
  return (
    <>
      <ExplainedButton
        permitted={permittedOf(point.allowedActions, "EDIT_PROFILE")}
        variant="outlined"
        onClick={() => confirmation.send(null)}
      >
        {text("servicePoint.confirmPin")}
      </ExplainedButton>
      {confirmation.problem && !confirmation.needsReason && (
        <Banner tone="error" role="alert">
          {confirmation.problem}
        </Banner>
      )}
      {confirmation.needsReason && <ReasonDialog confirmation={confirmation} />}
    </>
  );
}

/** Asks why a pin is right although it looks wrong. */
export function ReasonDialog({ confirmation }: { confirmation: ReturnType<typeof useConfirmation> }) {
  const text = useText();
  return (
    <ConfirmDialog
      title={text("servicePoint.confirmPinTitle")}
      verb={text("servicePoint.confirmPin")}
      reasonHint={text("servicePoint.confirmPinHint")}
      isSending={confirmation.isSending}
      onConfirm={confirmation.send}
      onClose={confirmation.close}
    >
      {text("servicePoint.confirmPinBody")}
    </ConfirmDialog>
  );
}

/** Confirms a pin; `needsReason` once the server has asked for one. */
export function useConfirmation(point: ConfirmablePoint, onConfirmed?: ConfirmPinButtonProps["onConfirmed"]) {
  const text = useText();
  const [locale] = useLocale();
  const notify = useNotify();
  const takeSaved = useTakeSavedRecord();
  const { send, isSending, error, problem, clear } = useCommand();
  const [isAsked, setAsked] = useState(false);
  const { id, version } = point;
  const isReasonMissing = error instanceof ApiError && error.fields.some(({ field }) => field === "pin.reason");
  return {
    isSending,
    problem,
    needsReason: isAsked || isReasonMissing,
    ask: () => setAsked(true),
    close: () => {
      setAsked(false);
      clear();
    },
    send: (reason: string | null) =>
      void send({
        content: { id, version, reason },
        run: (idempotencyKey) => mutateApi(ConfirmPinDocument, { id, version, reason, idempotencyKey }),
        onDone: ({ confirmPin }) => {
          setAsked(false);
          notify(text("servicePoint.pinIsConfirmed", { name: localName(point, locale) }), { type: "success" });
          void takeSaved("servicePoints", confirmPin);
          onConfirmed?.(confirmPin);
        },
      }),
  };
}
