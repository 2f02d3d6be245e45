import type { Role } from "../auth/session";
import { queryApi } from "../data/api-client";
import { OrganisationKeyDocument, RolesAtDocument } from "./grant.graphql";
import { useQuery } from "@tanstack/react-query";

/**
 * The roles that the asker may give at an organisation. The API gives them for lists of places: the organisation's code
 * (its name, where it has none) finds it among those below it.
 */
async function fetchRolesAt(organisationId: string, signal: AbortSignal): Promise<Role[]> {
  const { organisation } = await queryApi(OrganisationKeyDocument, { id: organisationId }, signal);
  if (!organisation) return [];
  const text = organisation.code ?? organisation.nameTh;
  const { activationTokenPlaces } = await queryApi(RolesAtDocument, { organisationId, text }, signal);
  const place = activationTokenPlaces.nodes.find(({ id }) => id === organisationId);
  return place?.seats.map(({ role }) => role) ?? [];
}

/** undefined while it is asked for. */
export function useRolesAt(organisationId: string): Role[] | undefined {
  const { data } = useQuery({
    queryKey: ["rolesAt", organisationId],
    queryFn: ({ signal }) => fetchRolesAt(organisationId, signal),
    enabled: organisationId !== "",
    staleTime: 60_000,
  });
  return organisationId === "" ? [] : data;
}
