import { ResourceList } from "../list/ResourceList";
import { organisationList } from "./organisation-list";

export function OrganisationList() {
  return <ResourceList definition={organisationList} />;
}
