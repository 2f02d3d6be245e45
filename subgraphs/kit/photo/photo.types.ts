import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

export enum PhotoSubject {
  BUILDING = "BUILDING",
  COUNTER = "COUNTER",
  SIGN = "SIGN",
}
registerEnumType(PhotoSubject, {
  name: "PhotoSubject",
  description: "What a photo shows: the building (อาคาร), the counter (เคาน์เตอร์) or the sign (ป้าย).",
});

/** A photo as its record keeps it. */
export interface KeptPhoto {
  altEn: string | null;
  altTh: string;
  width: number;
  fileId: string;
  height: number;
  subject: PhotoSubject;
}

@Directive("@shareable")
@ObjectType({ description: "A photo (รูปภาพ) of a place, with words for those who cannot see it." })
export class Photo {
  @Field(() => ID, { description: "The uploaded file." })
  fileId!: string;

  @Field(() => String, {
    description:
      "Address of the picture without its width: append /320, /960 or /1920. Comes as WebP to who accepts it, else as JPEG.",
  })
  url!: string;

  @Field(() => PhotoSubject)
  subject!: PhotoSubject;

  @Field(() => String, { description: "What is to be seen (คำบรรยายภาพ), for those who cannot see it." })
  altTh!: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  altEn!: string | null;

  @Field(() => Int, { description: "Of the largest picture, in pixels." })
  width!: number;

  @Field(() => Int, { description: "Of the largest picture, in pixels." })
  height!: number;
}

@InputType({ description: "A photo (รูปภาพ) in its place in the list: the first is shown first." })
export class PhotoInput {
  @Field(() => ID, { description: "As the upload for this record was answered." })
  fileId!: string;

  @Field(() => PhotoSubject, { defaultValue: PhotoSubject.BUILDING })
  subject!: PhotoSubject;

  @Field(() => String, { description: "What is to be seen (คำบรรยายภาพ); needed." })
  altTh!: string;

  @Field(() => String, { nullable: true })
  altEn?: string | null;
}

/** Where a file of a subgraph is found. */
export const fileUrl = (subgraphName: string, fileId: string): string => `/files/${subgraphName}/${fileId}`;

/** Kept photos as clients see them. */
export const photosOf = (subgraphName: string, photos: readonly KeptPhoto[]): Photo[] =>
  photos.map((photo) => ({ ...photo, url: fileUrl(subgraphName, photo.fileId) }));

/** Kept photos in the shape of the input, so that a form can be filled with them. */
export const photoInputsOf = (photos: readonly KeptPhoto[]): PhotoInput[] =>
  photos.map(({ fileId, subject, altTh, altEn }) => ({ fileId, subject, altTh, altEn }));
