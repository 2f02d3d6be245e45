import { Link } from "react-router";
import Button from "@mui/material/Button";
import UploadFileOutlined from "@mui/icons-material/UploadFileOutlined";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { useActiveGrant } from "../auth/session";
import { useText } from "../i18n/use-text";
import type { ImportedResource } from "./import-kind";

/** [นำเข้า]: from a list to bringing in a file of the same, e.g. the one that was taken away from it and put right. */
export function ImportLink({ resource }: { resource: ImportedResource }) {
  const text = useText();
  const grant = useActiveGrant();
  if (!grant || rolesAndActions.EDIT_PROFILE[grant.role] === "no") return null;
  return (
    <Button
      component={Link}
      to={`/imports?of=${resource}`}
      variant="outlined"
      size="small"
      startIcon={<UploadFileOutlined aria-hidden />}
    >
      {text("import.apply")}
    </Button>
  );
}
