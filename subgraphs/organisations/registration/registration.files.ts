import type { CommandContext } from "../../kit/command/command";
import type { Operation, Transaction } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import { notFound } from "../../kit/errors";
import { picture } from "../../kit/file/content-kinds";
import type { StrangerFileKind } from "../../kit/file/file.types";
import { photoKind } from "../../kit/photo/photo-list";
import { type KeptPhoto, PhotoSubject } from "../../kit/photo/photo.types";
import { LookUpLimit } from "./registration.limits";
import { trackingHash } from "./tracking-number";

/** Name of the kind of files in the address: `POST /files/organisations/registration-photo?record=<tracking number>`. */
export const registrationPhotoKind = "registration-photo";
/** Whose quota photos count to that belong to no organisation yet. */
const countryId = "00000000-0000-7000-8000-000000000001";
const uploads = new LookUpLimit(10);

/** A photo of an agency that somebody asks to have registered: who has its tracking number may send one. */
export const registrationPhoto: StrangerFileKind = {
  content: picture,
  recordOf: async (operation, trackingNumber) => {
    uploads.count(operation.address);
    const [row] = await operation.query<{ id: string | null }>(
      "select organisations.registration_for_photo($1) as id",
      [trackingHash(trackingNumber)],
    );
    if (!row?.id) throw notFound();
    return { recordId: row.id, organisationId: countryId, pathC: rootPath };
  },
  show: async ({ query }, recordId, fileId) => {
    await leavePhotos({ query }, recordId);
    await query("update organisations.files set attached_at = now() where id = $1", [fileId]);
  },
};

/** Lets the photos of a request go: they are swept within a day or so. */
export async function leavePhotos({ query }: Pick<Transaction, "query">, registrationId: string): Promise<void> {
  await query(
    `update organisations.files set attached_at = null, pending_since = now()
     where record_id = $1 and attached_at is not null`,
    [registrationId],
  );
}

/** The photo that a request shows; `null` when nobody sent one. */
export async function readPhotoId(operation: Operation, registrationId: string): Promise<string | null> {
  const [file] = await operation.query<{ id: string }>(
    "select id from organisations.files where record_id = $1 and attached_at is not null",
    [registrationId],
  );
  return file?.id ?? null;
}

/** The photo of a request as the new organisation will keep it. */
export async function photosForOrganisation(
  { query }: CommandContext,
  registrationId: string,
  nameTh: string,
): Promise<KeptPhoto[]> {
  const rows = await query<{ fileId: string; width: number; height: number }>(
    `select id as "fileId", width, height from organisations.files where record_id = $1 and attached_at is not null
     for update`,
    [registrationId],
  );
  return rows.map(({ fileId, width, height }) => ({
    altEn: null,
    altTh: `อาคารของ${nameTh}`.slice(0, 250),
    width,
    fileId,
    height,
    subject: PhotoSubject.BUILDING,
  }));
}

/** Gives the photo of a request to the organisation that was added for it. */
export async function handPhotosOver(
  { query }: CommandContext,
  registrationId: string,
  { id, path }: { id: string; path: string },
): Promise<void> {
  await query(
    `update organisations.files set record_id = $2, organisation_id = $2, path_c = $3, kind = $4
     where record_id = $1 and attached_at is not null`,
    [registrationId, id, path, photoKind],
  );
}
