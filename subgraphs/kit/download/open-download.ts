import { authorise } from "../access/authorise";
import { badUserInput, notFound } from "../errors";
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

const tables: Readonly<Partial<Record<DownloadFormat, { contentType: string; write: Writer }>>> = {
  csv: { contentType: "text/csv; charset=utf-8", write: writeCsv },
  xlsx: {
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: (table) => writeXlsx(table),
  },
  ndjson: { contentType: "application/x-ndjson; charset=utf-8", write: writeNdjson },
};

const isFormat = (text: string): text is DownloadFormat => downloadFormats.includes(text as DownloadFormat);

function find(downloads: Downloads, { name, format, isPost }: DownloadAddress): [Download, DownloadFormat] {
  const download = Object.hasOwn(downloads, name) ? downloads[name] : undefined;
  if (!download || !isFormat(format) || !download.formats.includes(format)) throw notFound();
  if (download.isCommand && !isPost) throw badUserInput([], "Send a POST: this download is recorded.");
  return [download, format];
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
): Promise<OpenedDownload> {
  const [download, format] = find(downloads, address);
  authorise(context.operation.actor, download.action);
  const opened = await download.open(context, { ...request, format });
  const fileName = `${opened.fileName}.${format}`;
  if ("bytes" in opened) return { ...opened, fileName };
  const table = tables[format];
  if (!table) throw new Error(`A table cannot be written as ${format}.`);
  return { fileName, contentType: table.contentType, bytes: table.write(opened) };
}
