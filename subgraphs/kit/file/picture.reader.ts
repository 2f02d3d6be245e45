import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { type PictureKind, pictureWidths } from "./content-kinds";
import { refusedFile } from "./file-errors";
import type { ReadFile } from "./file.types";

const timeoutSeconds = 30;
/** A picture taller than this times its width is a strip, and is made narrower. */
const tallest = 2;
// What was decoded once is not asked for again, and memory is what bombs are after.
sharp.cache(false);

const formats = {
  webp: { contentType: "image/webp", encode: (image: Sharp) => image.webp({ quality: 80 }) },
  jpg: {
    contentType: "image/jpeg",
    encode: (image: Sharp) => image.flatten({ background: "white" }).jpeg({ quality: 82, mozjpeg: true }),
  },
} as const;

/**
 * Makes the pictures that we keep out of one that somebody sent: upright, in a few widths, as WebP and JPEG. The pixels
 * are all that is taken over: no EXIF with its place of taking, no comment, nothing before or behind the picture.
 * Throws BAD_USER_INPUT when it is too large to unpack, or no whole picture.
 */
export async function readPicture(file: string, { maxPixels, maxPixelsAtOnce }: PictureKind): Promise<ReadFile> {
  const options = { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true } as const;
  const {
    width = 0,
    height = 0,
    format,
    isProgressive,
  } = await sharp(file, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw refusedFile("BROKEN_PICTURE");
    });
  // A plain JPEG, as cameras write it, is made smaller while it is read.
  const most = format === "jpeg" && !isProgressive ? maxPixels : maxPixelsAtOnce;
  if (width * height > most) throw refusedFile("TOO_MANY_PIXELS", { max: most / 1_000_000 });
  const { data, info } = await sharp(file, options)
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .resize(boundsOf(pictureWidths[pictureWidths.length - 1] as number))
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw refusedFile("BROKEN_PICTURE");
    });
  const { channels } = info;
  const raw = { width: info.width, height: info.height, channels };
  const variants: ReadFile["variants"] = [];
  for (const target of pictureWidths) {
    const resized = sharp(data, { raw }).resize(boundsOf(target));
    for (const [extension, { contentType, encode }] of Object.entries(formats)) {
      const content = await encode(resized.clone()).toBuffer();
      const sha256 = createHash("sha256").update(content).digest("hex");
      variants.push({ name: `${target}.${extension}`, contentType, bytes: content.length, sha256, content });
    }
  }
  return { width: info.width, height: info.height, variants };
}

const boundsOf = (width: number) =>
  ({ width, height: width * tallest, fit: "inside", withoutEnlargement: true }) as const;
