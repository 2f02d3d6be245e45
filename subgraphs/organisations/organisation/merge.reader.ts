import type { Operation, Transaction } from "../../kit/database/operation";
import { maxPhotos } from "../../kit/photo/photo-list";
import type { KeptPhoto } from "../../kit/photo/photo.types";
import type { MergePreviewArguments, OrganisationMergePreview } from "./merge.inputs";
import { type Below, differencesBetween, mergeRefusal } from "./merge.rules";
import type { Organisation } from "./organisation.entity";
import { getOrganisation } from "./organisation.reader";

/** How much stands below an organisation, and of which levels its children are. */
export async function readBelow(reader: Pick<Transaction, "query">, { id, pathC }: Organisation): Promise<Below> {
  const [row] = await reader.query<Below & Record<string, unknown>>(
    `select (select count(*)::int from directory.organisations where path_c > $2 and path_c < $2 || '/') as count,
       array(select distinct level from directory.organisations where parent_id = $1) as levels`,
    [id, pathC],
  );
  return row ?? { count: 0, levels: [] };
}

/** The photos that the one that stays gets: as many as there is room for. */
export const photosFor = (into: Organisation, merged: Organisation): KeptPhoto[] =>
  merged.photos.slice(0, Math.max(0, maxPhotos - into.photos.length));

/** What merging would do. Throws NOT_FOUND when either of the two is outside the scope. */
export async function previewMerge(
  operation: Operation,
  { id, intoId }: MergePreviewArguments,
): Promise<OrganisationMergePreview> {
  const [merged, into] = await Promise.all([getOrganisation(operation, id), getOrganisation(operation, intoId)]);
  const below = await readBelow(operation, merged);
  return {
    version: merged.version,
    intoVersion: into.version,
    organisationCount: below.count,
    photoCount: photosFor(into, merged).length,
    differences: differencesBetween(into, merged),
    refusal: mergeRefusal(merged, into, below),
  };
}
