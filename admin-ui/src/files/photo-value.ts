import type { PhotoSubject } from "../data/generated/graphql";

/** A photo as a form holds it; the shape of the input. */
export interface PhotoValue {
  fileId: string;
  subject: PhotoSubject;
  altTh: string;
  altEn: string;
}

interface GivenPhoto {
  fileId: string;
  subject: PhotoSubject;
  altTh: string;
  altEn?: string | null;
}

/** Photos of a record, or of a conflict's present values, in the shape of the form. */
export const photoValuesOf = (photos: unknown): PhotoValue[] =>
  (Array.isArray(photos) ? (photos as GivenPhoto[]) : []).map(({ fileId, subject, altTh, altEn }) => ({
    fileId,
    subject,
    altTh,
    altEn: altEn ?? "",
  }));
