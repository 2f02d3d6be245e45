import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import type { OrganisationName } from "../../kit/directory/organisation-name.type";
import { loadLogo } from "./logo.loader";
import { moveRefusal, type PlaceInTree, scopeChange } from "./move.rules";
import type { MovePreviewArguments, OrganisationMovePreview } from "./move.inputs";
import type { Organisation } from "./organisation.entity";
import { loadDescendantCount } from "./organisation.loader";
import { getOrganisation } from "./organisation.reader";

export const placeInTree = ({ id, parentId, pathC, level }: Organisation): PlaceInTree => ({
  id,
  parentId,
  path: pathC,
  level,
});

/** Names of the organisations at these paths, also of those outside the scope: they are public. */
async function namesAt(operation: Operation, paths: readonly string[]): Promise<OrganisationName[]> {
  const rows = await operation.query<OrganisationName & { path: string }>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level, path_c as path
     from directory.organisations where path_c = any($1::text[])`,
    [paths],
  );
  return inKeyOrder(paths, rows, ({ path }) => path).filter((row) => row !== null);
}

/** What a move would change. Throws NOT_FOUND when either of the two is outside the scope. */
export async function previewMove(
  operation: Operation,
  { id, parentId }: MovePreviewArguments,
): Promise<OrganisationMovePreview> {
  const [moved, parent] = await Promise.all([getOrganisation(operation, id), getOrganisation(operation, parentId)]);
  const fromPath = moved.pathC.split(".").slice(0, -1).join(".");
  const { losing, gaining } = scopeChange(fromPath, parent.pathC);
  const [from = null] = await namesAt(operation, [fromPath]);
  const [logo, newLogo] = await Promise.all([loadLogo(operation, moved.pathC), loadLogo(operation, parent.pathC)]);
  return {
    from,
    to: parent,
    organisationCount: 1 + (await loadDescendantCount(operation, moved.pathC)),
    losing: await namesAt(operation, losing),
    gaining: await namesAt(operation, gaining),
    changesLogo: logo?.isInherited !== false && logo?.fileId !== newLogo?.fileId,
    refusal: moveRefusal(placeInTree(moved), placeInTree(parent)),
  };
}
