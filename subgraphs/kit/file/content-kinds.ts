/** Widths in which a picture is kept: a thumbnail, a phone or half a page, a whole page. */
export const pictureWidths = [320, 960, 1920] as const;

const megabyte = 1024 * 1024;

/** What files may hold. Decided by their content, never by their name or by what the sender says. */
export interface PictureKind {
  name: "picture";
  /** Media types, as the first bytes tell them. */
  mediaTypes: ReadonlySet<string>;
  maxBytes: number;
  /** A picture of this many is larger than any camera's: it is a bomb, and refused before it is unpacked. */
  maxPixels: number;
  /** The same of pictures that can only be unpacked whole (PNG, WebP, progressive JPEG): these took up to 330 MB. */
  maxPixelsAtOnce: number;
  /** The rule that is broken by a file of another type. */
  refusal: string;
}

/** Rows of cells, to be imported: kept as they came, and given out to nobody. */
export interface TableKind {
  name: "table";
  maxBytes: number;
  refusal: string;
}

export type ContentKind = PictureKind | TableKind;

/** JPEG, PNG and WebP. Written anew, so that nothing of the sender's bytes is kept. */
export const picture: PictureKind = {
  name: "picture",
  mediaTypes: new Set(["image/jpeg", "image/png", "image/webp"]),
  maxBytes: 10 * megabyte,
  maxPixels: 50_000_000,
  maxPixelsAtOnce: 16_000_000,
  refusal: "NOT_A_PICTURE",
};

/** CSV in any of the usual encodings, or an Excel workbook (.xlsx). A hundred thousand rows with all columns are 60 MB. */
export const table: TableKind = { name: "table", maxBytes: 100 * megabyte, refusal: "NOT_A_TABLE" };
