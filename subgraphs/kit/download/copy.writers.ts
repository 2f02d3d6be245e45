import type { CopiedTable } from "./copied-table";
import { copyOut, withLiterals } from "./copy.stream";
import { csvLine } from "./csv.writer";
import type { DownloadContext } from "./download";
import { writeSheets } from "./sheet.writer";

/** Writes a copied table in one format. */
export type CopiedWriter = (table: CopiedTable, context: DownloadContext, signal: AbortSignal) => AsyncIterable<Buffer>;

/** First characters of a formula (see `csv.writer`), as code points: PostgreSQL compares numbers for each cell, and matches no pattern. */
const formulaStarts = [..."=+-@\t\r\n＝＋－＠"].map((sign) => sign.codePointAt(0)).join();

const quoted = (name: string): string => `"${name}"`;

/** Nearly every cell begins with a letter: between these two no formula does, and nothing is looked up. */
const letters = `${"A".codePointAt(0)} and ${"\uFEFE".codePointAt(0)}`;

const harmless = (cell: string): string =>
  `case when ascii(${cell}) between ${letters} then ${cell}
     when ascii(${cell}) = any('{${formulaStarts}}'::int[]) then '''' || ${cell} else ${cell} end as ${cell}`;

const select = ({ columns, from, parameters }: CopiedTable): string =>
  withLiterals(`select ${columns.map(({ name, sql }) => `${sql} as ${quoted(name)}`).join(", ")} ${from}`, parameters);

async function* withHead(head: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let before = Buffer.from(head);
  // With the first chunk, not before it: what PostgreSQL refuses is then still told as an error.
  for await (const chunk of chunks) {
    yield before.length ? Buffer.concat([before, chunk]) : chunk;
    before = Buffer.alloc(0);
  }
  if (before.length) yield before;
}

/** CSV as Excel opens it with a double click. Whatever people wrote stands in quotes, so that no sign in it parts cells. */
export const copyCsv: CopiedWriter = (table, context, signal) => {
  const texts = table.columns.filter(({ kind }) => kind === "text");
  const force = texts.length ? `, force_quote (${texts.map(({ name }) => quoted(name)).join()})` : "";
  const cells = table.columns.map(({ kind, name }) => (kind === "text" ? harmless(quoted(name)) : quoted(name)));
  const rows = `select ${cells.join(", ")} from (${select(table)}) as rows`;
  // Lines end as those of COPY do: readers find out by the first one.
  const head = `\uFEFF${csvLine(
    table.columns.map(({ heading }) => heading),
    "\n",
  )}`;
  return withHead(head, copyOut(context, `copy (${rows}) to stdout (format csv${force})`, signal));
};

/** One JSON object a line, for programs. JSON holds no control characters, so none of it is quoted or doubled. */
export const copyNdjson: CopiedWriter = ({ columns, from, parameters }, context, signal) => {
  const pairs = columns.map(({ name, sql, json }) => `'${name}', ${json ?? sql}`);
  const rows = withLiterals(`select json_build_object(${pairs.join(", ")}) ${from}`, parameters);
  return copyOut(context, `copy (${rows}) to stdout (format csv, delimiter E'\\x01', quote E'\\x02')`, signal);
};

/** An Excel workbook of typed cells. */
export const copyXlsx: CopiedWriter = (table, context, signal) => {
  return writeSheets(table.columns, copyOut(context, `copy (${select(table)}) to stdout (format text)`, signal));
};
