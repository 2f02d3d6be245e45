import { useState } from "react";
import Typography from "@mui/material/Typography";
import { PlaceChoice } from "../add/PlaceChoice";
import { AddPlaceDocument } from "../add/add.graphql";
import { mutateApi } from "../data/api-client";
import type { RegistrationPartsFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import {
  JoinRegistrationDocument,
  RefuseRegistrationDocument,
  ReleaseRegistrationDocument,
} from "./registration.graphql";
import { useRegistrationCommand } from "./use-registration-command";

interface DecisionProps {
  registration: RegistrationPartsFragment;
  onClose: () => void;
}

/** Joins the request to an organisation: the one that was chosen beside it, or another of the register. */
export function JoinDialog({ registration, organisationId, onClose }: DecisionProps & { organisationId: string }) {
  const text = useText();
  const [chosen, setChosen] = useState(organisationId);
  const { data } = useApiQuery(AddPlaceDocument, { id: chosen }, { enabled: chosen !== "" });
  const { send, problem, isSending } = useRegistrationCommand(onClose);
  const { id, version } = registration;
  const join = () => {
    if (!chosen) return;
    const content = { id, version, organisationId: chosen };
    void send({
      content,
      run: (idempotencyKey) => mutateApi(JoinRegistrationDocument, { ...content, idempotencyKey }),
      done: text("registration.joined"),
    });
  };
  return (
    <ConfirmDialog
      title={text("registration.joinTitle")}
      verb={text("registration.joinTitle")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={join}
    >
      <Typography>{text("registration.joinBody")}</Typography>
      <PlaceChoice
        label={text("registration.organisation")}
        chosen={chosen ? (data?.organisation ?? undefined) : undefined}
        onChange={setChosen}
      />
    </ConfirmDialog>
  );
}

/** Hands a token of an organisation over to who asked. */
export function ReleaseDialog({ registration: { id, version }, onClose }: DecisionProps) {
  const text = useText();
  const { send, problem, isSending } = useRegistrationCommand(onClose);
  const release = () =>
    void send({
      content: { id, version },
      run: (idempotencyKey) => mutateApi(ReleaseRegistrationDocument, { id, version, idempotencyKey }),
      done: text("registration.released"),
    });
  return (
    <ConfirmDialog
      title={text("registration.release")}
      verb={text("registration.release")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={release}
    >
      <Typography>{text("registration.releaseBody")}</Typography>
    </ConfirmDialog>
  );
}

/** Refuses a request; why goes to the contact. */
export function RefuseDialog({ registration: { id, version }, onClose }: DecisionProps) {
  const text = useText();
  const { send, problem, isSending } = useRegistrationCommand(onClose);
  const refuse = (reason: string) =>
    void send({
      content: { id, version, reason },
      run: (idempotencyKey) => mutateApi(RefuseRegistrationDocument, { id, version, reason, idempotencyKey }),
      done: text("registration.refused"),
    });
  return (
    <ConfirmDialog
      title={text("registration.refuse")}
      verb={text("registration.refuse")}
      reasonHint={text("registration.refuseHint")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={refuse}
    >
      <Typography>{text("registration.refuseBody")}</Typography>
    </ConfirmDialog>
  );
}
