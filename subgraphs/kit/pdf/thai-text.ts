/**
 * Sara am after a tone mark, as a font without a Thai shaper draws it right: the ring first, then the tone mark, then the
 * upright. What is copied out is the true text all the same: the document tells it beside.
 */
export const drawableThai = (text: string): string =>
  text.replace(/([\u0E48-\u0E4B]?)\u0E33/g, (_, tone: string) => `\u0E4D${tone}\u0E32`);

const words = new Intl.Segmenter("th", { granularity: "word" });
const letters = new Intl.Segmenter("th", { granularity: "grapheme" });
/** No line begins with these, and none ends with those. */
const clingsToBefore = /^[\s,.;:!?)\]}”’ๆฯ/-]/u;
const clingsToAfter = /[([{“‘]$/u;

/** Pieces between which a line may be broken: Thai has no spaces between words. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = found.at(-1);
    const clings = last !== undefined && (clingsToBefore.test(segment) || clingsToAfter.test(last));
    if (clings) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

/** Cuts a piece that is wider than a line between letters, never between a letter and its marks. */
function cut(piece: string, fits: (text: string) => boolean): string[] {
  if (fits(piece)) return [piece];
  const parts: string[] = [""];
  for (const { segment } of letters.segment(piece)) {
    const longer = `${parts.at(-1)}${segment}`;
    if (fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(segment);
  }
  return parts.filter(Boolean);
}

/** Breaks a text into lines that fit. */
export function breakLines(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [""];
  for (const piece of pieces(text).flatMap((each) => cut(each, (part) => fits(part.trimEnd())))) {
    const longer = `${lines.at(-1)}${piece}`;
    if (fits(longer.trimEnd())) lines[lines.length - 1] = longer;
    else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd()).filter(Boolean);
}

/** Arabic digits as Thai ones, as printed letters have them. */
export const thaiDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
