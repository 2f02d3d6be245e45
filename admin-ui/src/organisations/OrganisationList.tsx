import { AddButton } from "../add/AddButton";
import { organisationKind } from "../add/add-kind";
import { ResourceList } from "../list/ResourceList";
import { organisationList } from "./organisation-list";

export function OrganisationList() {
  return <ResourceList definition={organisationList} actions={<AddButton kind={organisationKind} />} />;
}
