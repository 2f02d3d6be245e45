import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";
import { breakLines, drawableThai } from "./thai-text";

/** The whole font: the pieces that browsers load one script at a time would leave the Latin letters out. */
const fontFolder = dirname(require.resolve("@expo-google-fonts/sarabun/package.json"));
const fonts = {
  regular: join(fontFolder, "400Regular", "Sarabun_400Regular.ttf"),
  bold: join(fontFolder, "700Bold", "Sarabun_700Bold.ttf"),
} as const;

export const millimetre = 72 / 25.4;
const marginX = 25 * millimetre;
const marginY = 20 * millimetre;
/** Sarabun's marks stand high: closer lines touch. */
const lineHeight = 1.55;

export interface TextStyle {
  size?: number;
  isBold?: boolean;
  /** Distance from the left margin, and how much is kept free at the right. */
  indent?: number;
  keepRight?: number;
  /** Space below, in points. */
  after?: number;
}

/** A4 pages of Thai text that is broken between words, drawn with its marks in place, and copied out as it was written. */
export class ThaiDocument {
  readonly pdf: PDFKit.PDFDocument;
  /** Where the next line begins, from the top. */
  y = marginY;

  constructor(title: string) {
    this.pdf = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false, info: { Title: title }, lang: "th" });
    this.pdf.registerFont("regular", fonts.regular).registerFont("bold", fonts.bold);
  }

  get left(): number {
    return marginX;
  }

  get width(): number {
    return this.pdf.page.width - 2 * marginX;
  }

  addPage(): void {
    this.pdf.addPage();
    this.y = marginY;
  }

  /** Begins another page unless so much space is left on this one. */
  keepTogether(height: number): void {
    if (this.y + height > this.pdf.page.height - marginY) this.addPage();
  }

  /** Writes a text, on as many lines as it takes. */
  write(text: string, { size = 12, isBold = false, indent = 0, keepRight = 0, after = 4 }: TextStyle = {}): void {
    const width = this.width - indent - keepRight;
    this.pdf.font(isBold ? "bold" : "regular").fontSize(size);
    const fits = (line: string): boolean => this.pdf.widthOfString(drawableThai(line)) <= width;
    for (const line of breakLines(text, fits)) {
      this.keepTogether(size * lineHeight);
      this.pdf.font(isBold ? "bold" : "regular").fontSize(size);
      this.#draw(line, this.left + indent, this.y);
      this.y += size * lineHeight;
    }
    this.y += after;
  }

  /** Writes a code of Latin letters and digits, each in a cell of one width: told apart and typed in by sight. */
  writeCode(code: string, size: number, indent: number): void {
    const cell = size * 0.78;
    this.pdf.font("bold").fontSize(size);
    this.pdf.markContent("Span", { actual: `${code} ` });
    [...code].forEach((sign, index) => {
      const inset = (cell - this.pdf.widthOfString(sign)) / 2;
      this.pdf.text(sign, this.left + indent + index * cell + inset, this.y, { lineBreak: false });
    });
    this.pdf.endMarkedContent();
    this.y += size * lineHeight;
  }

  /** The true text stands beside what is drawn: for copying, searching and reading aloud. */
  #draw(line: string, x: number, y: number): void {
    this.pdf.markContent("Span", { actual: `${line} ` });
    this.pdf.text(drawableThai(line), x, y, { lineBreak: false });
    this.pdf.endMarkedContent();
  }

  /** What has been written so far and not been taken yet. */
  *take(): Generator<Uint8Array> {
    for (let chunk = this.pdf.read(); chunk !== null; chunk = this.pdf.read()) yield chunk as Buffer;
  }

  /** Ends the document and gives the rest of it. */
  async *finish(): AsyncGenerator<Uint8Array> {
    this.pdf.end();
    yield* this.pdf as unknown as AsyncIterable<Buffer>;
  }
}
