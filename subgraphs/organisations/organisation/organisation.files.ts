import type { CommandContext } from "../../kit/command/command";
import { attachFiles } from "../../kit/file/attach-files";
import { picture } from "../../kit/file/content-kinds";
import type { FileKind, FileKinds } from "../../kit/file/file.types";
import type { FieldChecks } from "../../kit/input/check-fields";
import { attachPhotos, photoKind } from "../../kit/photo/photo-list";
import type { KeptPhoto } from "../../kit/photo/photo.types";
import { getOrganisation } from "./organisation.reader";

const logoKind = "logo";

const ofOrganisation: FileKind = {
  action: "EDIT_PROFILE",
  content: picture,
  placeOf: async (operation, id) => {
    const { pathC } = await getOrganisation(operation, id, new Set(["ancestors"]));
    return { organisationId: id, pathC };
  },
};

/** Files that are uploaded for organisations. */
export const organisationFiles: FileKinds = { [photoKind]: ofOrganisation, [logoKind]: ofOrganisation };

/** Attaches what a change of a profile shows: photos and logo. Notes in `checks` what is not there. */
export async function attachOrganisationFiles(
  context: CommandContext,
  id: string,
  changes: Record<string, unknown>,
  checks: FieldChecks,
): Promise<void> {
  if (checks.errors.length) return;
  if (changes.photos) changes.photos = await attachPhotos(context, id, changes.photos as KeptPhoto[], checks);
  if (changes.logoFileId === undefined) return;
  const logoFileId = changes.logoFileId as string | null;
  const found = await attachFiles(context, id, logoKind, logoFileId ? [logoFileId] : []);
  if (logoFileId && !found.has(logoFileId)) checks.add("logoFileId", "FILE_GONE");
}
