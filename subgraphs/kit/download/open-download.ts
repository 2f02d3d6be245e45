import { authorise } from "../access/authorise";
import { badUserInput, notFound } from "../errors";
import { isRefusedValue } from "../graphql/to-client-errors";
import type { GraphQLSchema } from "graphql";
import { type CopiedWriter, copyCsv, copyNdjson, copyXlsx } from "./copy.writers";
import { writeCsv } from "./csv.writer";
import {
  type Download,
  type DownloadContext,
  type DownloadedTable,
  type DownloadFormat,
  downloadFormats,
  type DownloadRequest,
  type Downloads,
} from "./download";
import { writeNdjson } from "./ndjson.writer";
import { writeXlsx } from "./xlsx.writer";

/** A file that is ready to flow. */
export interface OpenedDownload {
  /** With its format: "organisations.csv". */
  fileName: string;
  contentType: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** What is asked for, as the address names it. */
export interface DownloadAddress {
  name: string;
  format: string;
  /** Was it asked for by POST? */
  isPost: boolean;
}

type Writer = (table: DownloadedTable) => AsyncIterable<Uint8Array>;

interface TableFormat {
  contentType: string;
  write: Writer;
  copy: CopiedWriter;
}

const tables: Readonly<Partial<Record<DownloadFormat, TableFormat>>> = {
  csv: { contentType: "text/csv; charset=utf-8", write: writeCsv, copy: copyCsv },
  xlsx: {
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: (table) => writeXlsx(table),
    copy: copyXlsx,
  },
  ndjson: { contentType: "application/x-ndjson; charset=utf-8", write: writeNdjson, copy: copyNdjson },
};

const isFormat = (text: string): text is DownloadFormat => downloadFormats.includes(text as DownloadFormat);

function find(downloads: Downloads, { name, format, isPost }: DownloadAddress): [Download, DownloadFormat] {
  const download = Object.hasOwn(downloads, name) ? downloads[name] : undefined;
  if (!download || !isFormat(format) || !download.formats.includes(format)) throw notFound();
  if (download.isCommand && !isPost) throw badUserInput([], "Send a POST: this download is recorded.");
  return [download, format];
}

/** Waits for the first bytes: until then a failure is told as an error, later it can only break the file off. */
async function begun(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  })();
}

/**
 * Opens a download of a subgraph: asks the role, then the download itself, which reads in the scope of who asks.
 * @throws the errors of an operation: NOT_FOUND for a name that there is none of, UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT
 */
export async function openDownload(
  downloads: Downloads,
  context: DownloadContext,
  address: DownloadAddress,
  request: Omit<DownloadRequest, "format">,
  schema: GraphQLSchema,
): Promise<OpenedDownload> {
  const [download, format] = find(downloads, address);
  authorise(context.operation.actor, download.action);
  const opened = await download.open(context, { ...request, format, schema }).catch((error: unknown) => {
    throw isRefusedValue(error) ? badUserInput([], "A value is malformed.") : error;
  });
  // The bytes flow for as long as the client reads: that long nobody holds a connection of those who wait for a page.
  await context.operation.end();
  const fileName = `${opened.fileName}.${format}`;
  if ("bytes" in opened) return { ...opened, fileName };
  const table = tables[format];
  if (!table) throw new Error(`A table cannot be written as ${format}.`);
  const bytes = "from" in opened ? table.copy(opened, context, request.signal) : table.write(opened);
  return { fileName, contentType: table.contentType, bytes: await begun(bytes) };
}
