import { inflateSync } from "node:zlib";
import { repairThai } from "../../kit/text/normalise-thai";
import { type Letter, writeLetters } from "./letter.pdf";

const signInUrl = "https://pakmut.example.go.th/admin/";
const letter: Letter = {
  organisationName: "สำนักงานน้ำบาดาลเชียงใหม่ ป่าซาง",
  code: "0106200000010",
  parentName: "กรมทดสอบ กระทรวงทดสอบ",
  seats: [
    { role: "SERVICE_POINT_OFFICER", token: "ABCD-EFGH-JKMN-PQRS-TVWX-Y", expiresAt: new Date("2027-05-20T05:00:00Z") },
    { role: "HANDBOOK_AUTHOR", token: "0123-4567-89AB-CDEF-GHJK-*", expiresAt: null },
  ],
};

async function write(letters: Iterable<Letter>, url: string | null = signInUrl): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeLetters(letters, url)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The text of each page as a reader of another make finds it. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join("\n"));
  }
  return pages;
}

const escaped: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** A text of a PDF in brackets: big-endian UTF-16 behind its mark, or Latin; some bytes stand behind a backslash. */
function pdfText(literal: string): string {
  const text = literal.replace(/\\([\s\S])/g, (_, sign: string) => escaped[sign] ?? sign);
  return text.startsWith("\u00FE\u00FF") ? new TextDecoder("utf-16be").decode(Buffer.from(text, "latin1")) : text;
}

/** What stands beside the drawn text to be copied out, line by line. */
function copiedLines(pdf: Buffer): string[] {
  const starts = [...pdf.toString("latin1").matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => index + mark.length);
  return starts.flatMap((start) =>
    [...inflated(pdf.subarray(start)).matchAll(/\/ActualText \(((?:[^\\)]|\\[\s\S])*)\)/g)].map(([, literal = ""]) =>
      pdfText(literal).trimEnd(),
    ),
  );
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return "";
  }
}

describe("a letter with activation tokens", () => {
  test("is copied out as it was written, tone marks and all", async () => {
    const lines = copiedLines(await write([letter]));
    expect(lines).toMatchSnapshot();
    expect(lines).toContain("เรียน หัวหน้าสำนักงานน้ำบาดาลเชียงใหม่ ป่าซาง");
  });

  test("is drawn with every mark that was written", async () => {
    const pdf = await write([letter]);
    const [page = ""] = await pagesOf(pdf);
    const drawn = repairThai(page).replace(/\s/g, "");
    for (const line of copiedLines(pdf)) expect(drawn).toContain(line.replace(/\s/g, ""));
    for (const { token } of letter.seats) expect(drawn).toContain(token);
  });

  test("of each agency begins on a page of its own, with all its tokens", async () => {
    const many = Array.from({ length: 3 }, (_, index) => ({ ...letter, organisationName: `หน่วยงานที่ ${index}` }));
    const pages = await pagesOf(await write(many));
    expect(pages.map((page) => /หน่วยงานที่ \d/.exec(page)?.[0])).toEqual(["หน่วยงานที่ 0", "หน่วยงานที่ 1", "หน่วยงานที่ 2"]);
  });

  test("goes on to another page when there are many tokens, and cuts none", async () => {
    const seats = Array.from({ length: 9 }, (_, index) => ({
      ...letter.seats[0],
      token: `${index}BCD-EFGH-JKMN-PQRS-TVWX-Y`,
    }));
    const pages = await pagesOf(await write([{ ...letter, seats: seats as Letter["seats"] }]));
    expect(pages.length).toBe(2);
    for (const { token } of seats)
      expect(pages.filter((page) => page.replace(/\s/g, "").includes(token))).toHaveLength(1);
  });

  test("names no address when there is none, and a file without letters says so", async () => {
    expect((await pagesOf(await write([letter], null)))[0]).not.toContain("https");
    expect(copiedLines(await write([]))).toEqual(["ไม่มีรหัส Token ที่ยังไม่ใช้ตามที่เลือก"]);
  });

  test("flows while letters come: the first bytes are out long before the last letter", async () => {
    let asked = 0;
    function* letters(): Generator<Letter> {
      for (; asked < 50; asked++) yield letter;
    }
    const flow = writeLetters(letters(), null);
    await flow.next();
    expect(asked).toBeLessThan(3);
    await flow.return(undefined);
  });
});
