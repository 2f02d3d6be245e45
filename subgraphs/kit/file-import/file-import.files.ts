import { isInScope } from "../database/kit-tables";
import { notFound } from "../errors";
import { table } from "../file/content-kinds";
import type { FileKind } from "../file/file.types";

/** A table that is uploaded to be imported, by an organisation of the scope: commonly the officer's own. */
export const importedFile: FileKind = {
  action: "EDIT_PROFILE",
  content: table,
  placeOf: async (operation, id) => {
    const [place] = await operation.query<{ pathC: string }>(
      `select path_c as "pathC" from directory.organisations where id = $1 and ${isInScope("path_c")}`,
      [id],
    );
    if (!place) throw notFound();
    return { organisationId: id, pathC: place.pathC };
  },
};
