import { rolesAndActions } from "../../../schema/roles-and-actions";
import { AddButton } from "../add/AddButton";
import { organisationKind } from "../add/add-kind";
import { useActiveGrant } from "../auth/session";
import { ImportLink } from "../imports/ImportLink";
import { ResourceList } from "../list/ResourceList";
import { organisationList, organisationListWithTokens } from "./organisation-list";

export function OrganisationList() {
  const role = useActiveGrant()?.role;
  const seesTokens = role !== undefined && rolesAndActions.MANAGE_ACTIVATION_TOKENS[role] !== "no";
  return (
    <ResourceList
      definition={seesTokens ? organisationListWithTokens : organisationList}
      actions={<AddButton kind={organisationKind} />}
      tools={() => <ImportLink resource="organisations" />}
    />
  );
}
