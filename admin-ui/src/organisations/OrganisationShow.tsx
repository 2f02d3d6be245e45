import { ShowPage } from "../show/ShowPage";
import { organisationShow } from "./organisation-show";

export function OrganisationShow() {
  return <ShowPage definition={organisationShow} />;
}
