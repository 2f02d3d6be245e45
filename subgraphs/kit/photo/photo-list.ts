import type { CommandContext } from "../command/command";
import { attachFiles } from "../file/attach-files";
import { isFileId } from "../file/file-id";
import type { FieldChecks } from "../input/check-fields";
import type { FieldReader } from "../input/field-readers";
import type { KeptPhoto, PhotoInput, PhotoSubject } from "./photo.types";

export const maxPhotos = 10;
const maxAltLength = 250;

/** Name of the kind of files that photos are. */
export const photoKind = "photo";

/** Reads a list of photos; whether their files are there `attachPhotos` finds out. */
export const photoList =
  (subjects: readonly PhotoSubject[]): FieldReader<PhotoInput[]> =>
  (checks, field, given) => {
    const photos = given ?? [];
    if (photos.length > maxPhotos) checks.add(field, "TOO_MANY", { max: maxPhotos });
    if (new Set(photos.map(({ fileId }) => fileId)).size < photos.length) checks.add(field, "TWICE");
    return photos.map(({ fileId, subject, altTh, altEn }, index) => {
      if (!isFileId(fileId)) checks.add(`${field}.${index}`, "FILE_GONE");
      if (!subjects.includes(subject)) checks.add(`${field}.${index}.subject`, "UNKNOWN_CODE");
      return {
        altEn: checks.englishText(`${field}.${index}.altEn`, altEn ?? null, maxAltLength),
        altTh: checks.requiredText(`${field}.${index}.altTh`, altTh, maxAltLength),
        fileId,
        subject,
      };
    });
  };

/**
 * Attaches the files of a list of photos that `photoList` has read, and gives the photos as the record keeps them. Notes in
 * `checks` which files are not there.
 */
export async function attachPhotos(
  context: CommandContext,
  recordId: string,
  photos: readonly Omit<KeptPhoto, "width" | "height">[],
  checks: FieldChecks,
): Promise<KeptPhoto[]> {
  if (checks.errors.length) return [];
  const ids = photos.map(({ fileId }) => fileId);
  const files = await attachFiles(context, recordId, photoKind, ids);
  return photos.map(({ altEn, altTh, fileId, subject }, index) => {
    const file = files.get(fileId);
    if (!file) checks.add(`photos.${index}`, "FILE_GONE");
    // In the order in which jsonb gives them back, so that what has not changed is seen to be the same.
    return { altEn, altTh, width: file?.width ?? 0, fileId, height: file?.height ?? 0, subject };
  });
}
