import { useState } from "react";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { PlaceChoice } from "../add/PlaceChoice";
import { AddPlaceDocument } from "../add/add.graphql";
import { mutateApi } from "../data/api-client";
import type { FieldProblem } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import type { OrganisationLevel, RegistrationPartsFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { ApproveRegistrationDocument } from "./registration.graphql";
import { useRegistrationCommand } from "./use-registration-command";

interface ApproveDialogProps {
  registration: RegistrationPartsFragment;
  onClose: () => void;
}

/** Those that the server has just found like it, and that the administrator has not seen on the page. */
const nearIdsOf = (fields: readonly FieldProblem[]): string[] =>
  fields.filter(({ rule }) => rule === "NEAR_DUPLICATE").flatMap(({ values }) => (values?.ids as string[]) ?? []);

/** Admits a new agency: as it was asked for, or put right. */
export function ApproveDialog({ registration, onClose }: ApproveDialogProps) {
  const text = useText();
  const { id, version, provinceCode, districtCode, nearDuplicates } = registration;
  const [parentId, setParentId] = useState(registration.parent?.id ?? "");
  const [nameTh, setNameTh] = useState(registration.nameTh ?? "");
  const [nameEn, setNameEn] = useState(registration.nameEn ?? "");
  const [level, setLevel] = useState<OrganisationLevel>("AGENCY");
  const [seen, setSeen] = useState(nearDuplicates.map(({ organisation }) => organisation.id));
  const { data } = useApiQuery(AddPlaceDocument, { id: parentId }, { enabled: parentId !== "" });
  const { send, problem, fields, isSending } = useRegistrationCommand(onClose);
  const parent = parentId ? (data?.organisation ?? undefined) : undefined;
  const near = nearIdsOf(fields);
  const approve = () => {
    const differsFrom = [...new Set([...seen, ...near])];
    setSeen(differsFrom);
    const input = {
      nameTh: nameTh.trim(),
      nameEn: nameEn.trim() || null,
      provinceCode,
      districtCode,
      ...(parent?.level === "MINISTRY" && { level }),
    };
    const content = { id, version, parentId, input, differsFrom };
    void send({
      content,
      run: (idempotencyKey) => mutateApi(ApproveRegistrationDocument, { ...content, idempotencyKey }),
      done: text("registration.approved", { name: input.nameTh }),
    });
  };
  const problemOf = (name: string) => {
    const found = fields.find(({ field, rule }) => field === name && rule !== "NEAR_DUPLICATE");
    return found && fieldProblemText(found, text);
  };
  return (
    <ConfirmDialog
      title={text("registration.approve")}
      verb={text("registration.approve")}
      problem={near.length ? text("registration.stillNear", { count: near.length }) : problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={approve}
    >
      <Typography>{text("registration.approveBody")}</Typography>
      <PlaceChoice label={text("registration.parent")} chosen={parent} onChange={setParentId} />
      {parent?.level === "MINISTRY" && (
        <TextField
          id="registration-level"
          select
          label={text("registration.level")}
          value={level}
          onChange={(event) => setLevel(event.target.value as OrganisationLevel)}
        >
          <MenuItem value="AGENCY">{text("common.levels.AGENCY")}</MenuItem>
          <MenuItem value="DEPARTMENT">{text("common.levels.DEPARTMENT")}</MenuItem>
        </TextField>
      )}
      <TextField
        id="registration-nameTh"
        label={text("registration.nameTh")}
        required
        value={nameTh}
        onChange={(event) => setNameTh(event.target.value)}
        error={problemOf("nameTh") !== undefined}
        helperText={problemOf("nameTh")}
        slotProps={{ htmlInput: { lang: "th", maxLength: 200 } }}
      />
      <TextField
        id="registration-nameEn"
        label={text("registration.nameEn")}
        value={nameEn}
        onChange={(event) => setNameEn(event.target.value)}
        error={problemOf("nameEn") !== undefined}
        helperText={problemOf("nameEn")}
        slotProps={{ htmlInput: { lang: "en", maxLength: 200 } }}
      />
    </ConfirmDialog>
  );
}
