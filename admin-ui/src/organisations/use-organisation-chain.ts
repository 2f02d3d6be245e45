import { useApiQuery } from "../data/use-api-query";
import type { Named } from "../i18n/localized";
import { OrganisationNamesDocument } from "./organisation-choices.graphql";

export interface OrganisationLink extends Named {
  id: string;
  level: "COUNTRY" | "MINISTRY" | "DEPARTMENT" | "AGENCY";
}

/** An organisation with those above it, from the ministry down to itself; undefined while unknown, e.g. out of scope. */
export function useOrganisationChain(id: string | undefined): OrganisationLink[] | undefined {
  const { data } = useApiQuery(OrganisationNamesDocument, { ids: [id ?? ""] }, { enabled: id !== undefined });
  const organisation = id === undefined ? undefined : data?.organisations.nodes[0];
  if (!organisation || organisation.id !== id) return undefined;
  return [...organisation.ancestors, organisation];
}
