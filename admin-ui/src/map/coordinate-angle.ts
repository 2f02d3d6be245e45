/** Which of the two coordinates an angle is, as far as its text says so. */
export type Axis = "latitude" | "longitude";

export interface Angle {
  degrees: number;
  /** From a hemisphere letter (N) or a label (lat); undefined for a bare number. */
  axis?: Axis;
}

const axisOfLetter: Record<string, Axis> = {
  N: "latitude",
  S: "latitude",
  Y: "latitude",
  E: "longitude",
  W: "longitude",
  X: "longitude",
};

const words: [pattern: RegExp, sign: string][] = [
  [/[๐-๙]/g, ""],
  [/ฟิลิปดา|พิลิปดา|วินาที/g, '"'],
  [/ลิปดา/g, "'"],
  [/องศา|degrees?|deg\b/gi, "°"],
  [/ตะวันออก/g, "E"],
  [/ตะวันตก/g, "W"],
  [/เหนือ/g, "N"],
  [/ใต้/g, "S"],
  [/ละติจูด|latitude|\blat\b|แลต/gi, "Y"],
  [/ลองจิจูด|longitude|\b(?:long|lng|lon)\b|ลอง/gi, "X"],
  [/พิกัด|coordinates?|geo(?=:)|loc(?=:)/gi, " "],
  [/[º˚]/g, "°"],
  [/[’‘′´`]/g, "'"],
  [/[“”″]|''/g, '"'],
  [/[−–—]/g, "-"],
  [/[()[\]{}=:]/g, " "],
];

/**
 * Writes the many spellings of angles in one: Arabic digits, `°`, `'`, `"`, the letters N S E W for hemispheres, and Y or X
 * for the labels "latitude" and "longitude".
 */
export function normalizeAngles(text: string): string {
  const spelled = words.reduce(
    (result, [pattern, sign]) =>
      result.replace(pattern, (found) => sign || String(found.charCodeAt(0) - "๐".charCodeAt(0))),
    text.normalize("NFC"),
  );
  // "18d47m06s": only then are d, m and s units; a lone s is the southern hemisphere.
  const units = spelled.replace(
    /(\d)\s*d\s*(\d+(?:\.\d+)?)\s*m(?:\s*(\d+(?:\.\d+)?)\s*s(?!\w))?/gi,
    (_all, head, minutes, seconds) =>
      seconds === undefined ? `${head}°${minutes}'` : `${head}°${minutes}'${seconds}"`,
  );
  return units
    .replace(/[nsewxy]/g, (letter) => letter.toUpperCase())
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Reads one angle: decimal degrees, degrees and decimal minutes, or degrees, minutes and seconds, with an optional sign or
 * hemisphere before or after. Gives null for anything else.
 *
 * @param text already normalised by {@link normalizeAngles}
 */
export function readAngle(text: string): Angle | null {
  const trimmed = text.replace(/^[\s,;]+|[\s,;]+$/g, "");
  const letters = trimmed.match(/[A-Z]/g) ?? [];
  const axes = new Set(letters.map((letter) => axisOfLetter[letter]));
  if (axes.size > 1 || axes.has(undefined as unknown as Axis)) return null;
  const match =
    /^([+-])?\s*(\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(\d{1,2}(?:\.\d+)?)\s*'?\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*"?)?$/.exec(
      trimmed.replace(/[A-Z]/g, "").trim(),
    );
  if (!match) return null;
  const degrees = combine(match[2] ?? "", match[3], match[4]);
  if (degrees === null) return null;
  const isNegative = match[1] === "-" || letters.some((letter) => letter === "S" || letter === "W");
  return { degrees: isNegative ? -degrees : degrees, axis: axes.values().next().value };
}

/** Null when a part that has a smaller unit behind it is not whole, or 60 and more. */
function combine(degrees: string, minutes = "0", seconds = "0"): number | null {
  const [wholeDegrees, wholeMinutes] = [!degrees.includes("."), !minutes.includes(".")];
  if ((Number(minutes) > 0 && !wholeDegrees) || (Number(seconds) > 0 && !wholeMinutes)) return null;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}
