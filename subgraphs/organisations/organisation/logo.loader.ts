import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { fileUrl } from "../../kit/photo/photo.types";
import type { Logo } from "./logo.types";

type LogoRow = Logo["owner"] & { path: string; ownerPath: string; fileId: string };

/** The nearest logo on the way up; one of somebody above who is hidden is no logo to show. */
async function logosOfPaths(operation: Operation, paths: readonly string[]): Promise<(Logo | null)[]> {
  const rows = await operation.query<LogoRow & Record<string, unknown>>(
    `select wanted.path, nearest.* from unnest($1::text[]) wanted (path) cross join lateral (
       select a.id, a.code, a.name_th as "nameTh", a.name_en as "nameEn", a.level, a.path_c as "ownerPath",
         l.file_id as "fileId"
       from directory.organisations a join directory.logos l on l.organisation_id = a.id
       where a.path_c = any(directory.ancestor_paths(wanted.path) || wanted.path)
         and (a.path_c = wanted.path or a.status = 'VISIBLE')
       order by length(a.path_c) desc limit 1) nearest`,
    [paths],
  );
  return inKeyOrder(paths, rows, ({ path }) => path).map((row) => {
    if (!row) return null;
    const { path, ownerPath, fileId, ...owner } = row;
    return { fileId, url: fileUrl("organisations", fileId), isInherited: path !== ownerPath, owner };
  });
}

/** The logo of an organisation at this path, its own or the nearest one above; `null` when there is none. */
export const loadLogo = async (operation: Operation, path: string): Promise<Logo | null> =>
  (await operation.loaders.load(operation, logosOfPaths, path)) ?? null;
