import { useEffect } from "react";
import TextField from "@mui/material/TextField";
import { useController, useWatch } from "react-hook-form";
import type { Role } from "../auth/session";
import { useText } from "../i18n/use-text";
import { fieldId } from "../form/form-definition";
import { useRolesAt } from "./use-roles-at";

/** The role of a grant: only those that the asker may give at the chosen organisation, as the server says. */
export function RoleInput() {
  const text = useText();
  const organisationId: unknown = useWatch({ name: "organisationId" });
  const roles = useRolesAt(typeof organisationId === "string" ? organisationId : "");
  const { field, fieldState } = useController({ name: "role", rules: { required: text("grant.chooseRole") } });
  const isOffered = roles?.some((role) => role === field.value) ?? true;
  const { onChange } = field;
  useEffect(() => {
    if (!isOffered) onChange("");
  }, [isOffered, onChange]);
  const hint = roles?.length === 0 ? text("grant.noRoles") : text("grant.roleHint");
  const offered: Role[] = roles ?? (field.value ? [field.value as Role] : []);
  return (
    <TextField
      select
      id={fieldId("role")}
      label={text("resources.grants.fields.role")}
      required
      {...field}
      value={isOffered ? field.value : ""}
      error={fieldState.error !== undefined}
      helperText={fieldState.error?.message ?? hint}
      slotProps={{ select: { native: true } }}
    >
      <option value="">{text("grant.chooseRole")}</option>
      {offered.map((role) => (
        <option key={role} value={role}>
          {text(`role.${role}`)}
        </option>
      ))}
    </TextField>
  );
}
