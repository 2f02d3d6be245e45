import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { fileTypeFromBuffer } from "file-type";
import { authorise } from "../access/authorise";
import { type CommandContext, runCommand } from "../command/command";
import type { Database } from "../database/database";
import { Operation, type OperationRequest, type Transaction } from "../database/operation";
import { notFound, unauthenticated } from "../errors";
import type { PictureKind } from "./content-kinds";
import { refusedFile } from "./file-errors";
import { cleanFileName } from "./file-name";
import { type FileSettings, readFileSettings } from "./file.settings";
import type { FileKind, FileKinds, FilePlace, ReadFile, StrangerFileKind, UploadedFile } from "./file.types";
import { readPicture } from "./picture.reader";
import { receiveFile } from "./receive-file";
import { readTable } from "./table.reader";
import { Turns } from "./turns";
import { uploadsUnderWay } from "./upload-limits";

/** Files that somebody sent and that no record shows yet. */
const maxPendingOfPerson = 100;

/** What is sent, as the address names it. */
export interface UploadAddress {
  kind: string;
  recordId: string;
  fileName: string;
}

export interface UploadRequest {
  body: Readable;
  /** As the sender says; null when it says nothing. */
  length: number | null;
}

export interface UploadContext {
  database: Database;
  admitted: OperationRequest;
}

/** Unpacking is what costs memory: one picture at a time, however many are sent. */
const turns = new Turns(1);
/** Whose a file is that a stranger sent. */
const nobodyId = "00000000-0000-0000-0000-000000000000";
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Takes a file for a record: asks role, scope and quota before a byte is read, looks at what it holds, writes it to the
 * storage and only then the row that knows it. It waits for its record to be saved with it, for a day.
 * Throws the errors of an operation; BAD_USER_INPUT names the rule that the file breaks.
 */
export async function takeUpload(
  schemaName: string,
  kinds: FileKinds,
  address: UploadAddress,
  request: UploadRequest,
  context: UploadContext,
): Promise<UploadedFile> {
  const kind = Object.hasOwn(kinds, address.kind) ? kinds[address.kind] : undefined;
  const { actor } = context.admitted;
  if (!kind) throw notFound();
  if (!actor && !isOfStrangers(kind)) throw unauthenticated();
  const settings = readFileSettings();
  return uploadsUnderWay.count(actor?.personId ?? `stranger ${context.admitted.address}`, async () => {
    const place = await admit(schemaName, kind, address, context, settings);
    const { maxBytes } = kind.content;
    if ((request.length ?? 0) > maxBytes) throw refusedFile("FILE_TOO_LARGE", { max: maxBytes / 1024 / 1024 });
    const dir = settings.storage.incomingDir;
    return receiveFile(request.body, { dir, maxBytes }, async (path, firstBytes) => {
      const read = await readContent(kind, path, firstBytes);
      return keep({ schemaName, kind, address, place, settings }, read, context);
    });
  });
}

const isOfStrangers = (kind: FileKind | StrangerFileKind): kind is StrangerFileKind => "recordOf" in kind;

/** Where a file goes: the record, and its place. */
type Destination = FilePlace & { recordId: string };

/** Asks everything that can be asked without the bytes, on a connection that is not held while they come. */
async function admit(
  schemaName: string,
  kind: FileKind | StrangerFileKind,
  { recordId }: UploadAddress,
  { database, admitted }: UploadContext,
  settings: FileSettings,
): Promise<Destination> {
  if (!isOfStrangers(kind)) {
    authorise(admitted.actor, kind.action);
    if (!uuid.test(recordId)) throw notFound();
  }
  const operation = new Operation(database, admitted);
  try {
    const place = isOfStrangers(kind)
      ? await kind.recordOf(operation, recordId)
      : { ...(await kind.placeOf(operation, recordId)), recordId };
    const personId = isOfStrangers(kind) ? nobodyId : (admitted.actor?.personId ?? nobodyId);
    await requireRoom(operation, schemaName, { ...place, personId, bytes: 1 }, settings);
    return place;
  } finally {
    await operation.end();
  }
}

/** Looks at what came, and makes what is kept of it. */
async function readContent(
  { content }: Pick<FileKind, "content">,
  path: string,
  firstBytes: Buffer,
): Promise<ReadFile> {
  if (content.name === "table") return turns.take(() => readTable(path, firstBytes, content));
  await requireType(content, firstBytes);
  return turns.take(() => readPicture(path, content));
}

async function requireType({ mediaTypes, refusal }: PictureKind, firstBytes: Buffer): Promise<void> {
  const type = await fileTypeFromBuffer(firstBytes).catch(() => undefined);
  if (!type || !mediaTypes.has(type.mime)) throw refusedFile(refusal);
}

interface Wanted {
  organisationId: string;
  personId: string;
  bytes: number;
}

async function requireRoom(
  reading: Pick<Transaction, "query">,
  schemaName: string,
  { organisationId, personId, bytes }: Wanted,
  { quotaBytes }: FileSettings,
): Promise<void> {
  const [used] = await reading.query<{ bytes: number; pending: number }>(
    `select (select coalesce(sum(bytes), 0)::float8 from ${schemaName}.files where organisation_id = $1) as bytes,
       (select count(*)::int from ${schemaName}.files where created_by_id = $2 and attached_at is null) as pending`,
    [organisationId, personId],
  );
  if (!used || used.bytes + bytes > quotaBytes)
    throw refusedFile("QUOTA_EXCEEDED", { max: Math.round(quotaBytes / 1024 / 1024) });
  if (used.pending >= maxPendingOfPerson) throw refusedFile("TOO_MANY_PENDING", { max: maxPendingOfPerson });
}

interface Keeping {
  schemaName: string;
  kind: FileKind | StrangerFileKind;
  address: UploadAddress;
  place: Destination;
  settings: FileSettings;
}

/** Bytes first, then the row: a fall between the two leaves bytes that nobody knows, which are swept. */
async function keep(keeping: Keeping, read: ReadFile, context: UploadContext): Promise<UploadedFile> {
  const { schemaName, settings } = keeping;
  const id = randomUUID();
  try {
    for (const { name, content } of read.variants) await settings.storage.write(schemaName, id, name, content);
    return await writeRow(id, keeping, read, context);
  } catch (error) {
    await settings.storage.remove(schemaName, id).catch(() => undefined);
    throw error;
  }
}

/** In which transaction a row is written, and by whom. */
interface Writing extends Pick<Transaction, "query"> {
  sender: { personId: string; displayName: string };
}

async function writeRow(
  id: string,
  keeping: Keeping,
  read: ReadFile,
  { database, admitted }: UploadContext,
): Promise<UploadedFile> {
  const { schemaName, kind, address, place } = keeping;
  const operation = new Operation(database, admitted);
  try {
    if (isOfStrangers(kind)) {
      await operation.write(place.pathC, async ({ query }) => {
        await insertRow(id, keeping, read, { query, sender: { personId: nobodyId, displayName: "" } });
        await kind.show({ query }, place.recordId, id);
      });
    } else {
      const command = { schemaName, name: "uploadFile", idempotencyKey: `upload:${id}`, request: { id } };
      await runCommand(operation, command, async ({ query, actor }: CommandContext) => {
        await insertRow(id, keeping, read, { query, sender: actor });
        return id;
      });
    }
    return { id, fileName: cleanFileName(address.fileName), width: read.width, height: read.height };
  } finally {
    await operation.end();
  }
}

async function insertRow(
  id: string,
  { schemaName, kind, address, place, settings }: Keeping,
  { width, height, variants }: ReadFile,
  { query, sender }: Writing,
): Promise<void> {
  const known = variants.map(({ content: _content, ...variant }) => variant);
  const bytes = variants.reduce((sum, variant) => sum + variant.bytes, 0);
  // Two at once would each find the other's bytes missing from the sum.
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`files ${place.organisationId}`]);
  await requireRoom({ query }, schemaName, { ...place, personId: sender.personId, bytes }, settings);
  await query(
    `insert into ${schemaName}.files (id, kind, record_id, organisation_id, path_c, file_name, content, width, height,
       variants, bytes, created_by_id, created_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13)`,
    [
      id,
      address.kind,
      place.recordId,
      place.organisationId,
      place.pathC,
      cleanFileName(address.fileName),
      kind.content.name,
      width,
      height,
      JSON.stringify(known),
      bytes,
      sender.personId,
      sender.displayName,
    ],
  );
}
