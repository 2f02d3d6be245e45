import AddOutlined from "@mui/icons-material/AddOutlined";
import { useActiveGrant } from "../auth/session";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { AddPlaceDocument } from "./add.graphql";
import type { AddKind } from "./add-kind";

/** Leads to the page that adds one; on a list, below the officer's own organisation or what the filter is within. */
export function AddButton({ kind, below }: { kind: AddKind; below?: string }) {
  const text = useText();
  const own = useActiveGrant()?.organisationId;
  const id = below ?? own;
  const { data } = useApiQuery(AddPlaceDocument, { id: id ?? "" }, { enabled: id !== undefined });
  const path = `/${kind.resource}/add${below ? `?below=${below}` : ""}`;
  return (
    <ExplainedButton
      permitted={permittedOf(data?.organisation?.allowedActions ?? [], kind.addAction)}
      to={path}
      variant="contained"
      startIcon={<AddOutlined aria-hidden />}
    >
      {text(kind.title)}
    </ExplainedButton>
  );
}
