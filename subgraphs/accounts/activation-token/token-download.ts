import { createHash } from "node:crypto";
import { z } from "zod";
import { type Role, roles } from "../../../schema/roles-and-actions";
import { recordAudit } from "../../kit/command/audit";
import { Conditions } from "../../kit/database/conditions";
import type { Transaction } from "../../kit/database/operation";
import type {
  Cell,
  Download,
  DownloadContext,
  DownloadedFile,
  DownloadedTable,
  OpenedRequest,
} from "../../kit/download/download";
import { streamRows } from "../../kit/download/row.stream";
import { badUserInput, forbidden } from "../../kit/errors";
import { readInput } from "../../kit/graphql/read-input";
import { type Giver, mayGive, rolesGivenBy } from "../grant/grant.workflow";
import { ActivationTokenPlaceFilter } from "./activation-token.inputs";
import { preparePlaces } from "./activation-token-place.reader";
import { writeLetters } from "./letter.pdf";
import { giverOf } from "./seat.rules";
import { lettersOf, readSignInUrl } from "./token-letters";
import { maxChosenPlaces } from "./token-batch.inputs";
import { tokenKeys } from "./token-settings";
import { showTokenText } from "./token-text";

const someRoles = z.array(z.enum(roles)).min(1);
/** Tokens of one batch, or those of roles that were chosen: at chosen places, or wherever a filter of the list finds one. */
const parametersShape = z.union([
  z.object({ batch: z.uuid() }).strict(),
  z.object({ organisationIds: z.array(z.uuid()).min(1).max(maxChosenPlaces), roles: someRoles }).strict(),
  z.object({ filter: z.record(z.string(), z.unknown()), roles: someRoles }).strict(),
]);
type Parameters =
  | Exclude<z.infer<typeof parametersShape>, { filter: unknown }>
  | { filter: ActivationTokenPlaceFilter; roles: Role[] };

/** One token as it is handed over. */
export interface TokenSheet {
  organisationId: string;
  organisationCode: string | null;
  organisation: string;
  /** Name of the organisation that it belongs to. */
  parent: string | null;
  province: string | null;
  role: Role;
  token: string;
  expiresAt: Date | null;
}

interface SealedRow extends Omit<TokenSheet, "token"> {
  hash: Buffer;
  cipher: Buffer;
  keyId: string;
}

const columns: readonly (keyof TokenSheet)[] = [
  "organisationCode",
  "organisation",
  "province",
  "role",
  "token",
  "expiresAt",
];

async function readParameters({ schema, parameters }: OpenedRequest): Promise<Parameters> {
  const { success, data } = parametersShape.safeParse(parameters);
  if (!success) throw badUserInput([{ field: "batch" in parameters ? "batch" : "organisationIds", rule: "NOT_VALID" }]);
  if (!("filter" in data)) return data;
  return { ...data, filter: await readInput(schema, ActivationTokenPlaceFilter, data.filter, "filter") };
}

/** Marks the unused tokens that were asked for as shown, of roles that the giver gives where they are, and tells which they are. */
async function markShown(transaction: Transaction, giver: Giver, asked: Parameters): Promise<string[]> {
  const filter = "filter" in asked ? await preparePlaces(transaction, giver, asked.filter) : null;
  const conditions = filter?.newConditions() ?? new Conditions();
  const places = `select o.id from accounts.activation_token_places o ${conditions.where}`;
  const value = (given: unknown): string => conditions.parameter(given);
  const wanted = "roles" in asked ? asked.roles : roles;
  const given = rolesGivenBy(giver.role).filter((role) => wanted.includes(role));
  const givenOnOwn = given.filter((role) => mayGive(giver, role, giver.organisationPath));
  let chosen = `organisation_id in (${places})`;
  if ("batch" in asked) chosen = `batch_id = ${value(asked.batch)}`;
  if ("organisationIds" in asked) chosen = `organisation_id = any(${value(asked.organisationIds)}::uuid[])`;
  const shown = await transaction.query<{ id: string }>(
    `update accounts.activation_tokens set revealed_at = now()
     where spent_at is null and voided_at is null and (expires_at <= now()) is not true
       and role = any(${value(given)}) and (role = any(${value(givenOnOwn)}) or path_c <> ${value(giver.organisationPath)})
       and ${chosen}
     returning id`,
    conditions.parameters,
  );
  return shown.map(({ id }) => id).sort();
}

const shownTokens = `
  select place.id as "organisationId", place.code as "organisationCode", place.name_th as organisation,
    parent.name_th as parent, province.name_th as province, token.role,
    token.token_hash as hash, token.token_cipher as cipher, token.key_id as "keyId", token.expires_at as "expiresAt"
  from accounts.activation_tokens token
  join accounts.activation_token_places place on place.id = token.organisation_id
  left join directory.organisations child on child.id = place.id
  left join directory.organisations parent on parent.id = child.parent_id and parent.level <> 'COUNTRY'
  left join directory.provinces province on province.code = place.province_code
  where token.id = any($1::uuid[]) and token.token_cipher is not null
  order by place.path_c, token.role`;

/** Audits the act, in one entry with the number and a hash of the ids, and tells which they are. */
async function beginShowing(
  transaction: Transaction,
  { operation }: DownloadContext,
  asked: Parameters,
  format: string,
): Promise<string[]> {
  const { actor, requestId } = operation;
  if (!actor?.grant) throw forbidden("ROLE");
  const { id, role, organisationId, scopePath } = actor.grant;
  const live = await transaction.query("select 1 as live where accounts.live_grant_path($1, $2, $3, $4) is not null", [
    id,
    actor.personId,
    role,
    organisationId,
  ]);
  if (!live.length) throw forbidden("GRANT_ENDED");
  // A hundred thousand at once take longer than a statement of a page may.
  await transaction.query("set local statement_timeout = '60s'");
  const ids = await markShown(transaction, giverOf(actor.grant), asked);
  const idsHash = createHash("sha256").update(ids.join()).digest("hex");
  const told = Object.entries({ ...asked, format, count: ids.length, idsHash });
  const command = { schemaName: "accounts", name: "downloadActivationTokens", idempotencyKey: "", request: asked };
  await recordAudit(
    { ...transaction, actor, requestId, command },
    { typeName: "Organisation", id: organisationId, version: 0, pathC: scopePath },
    Object.fromEntries(told.map(([field, after]) => [field, { before: null, after }])),
  );
  return ids;
}

/**
 * The texts of unused tokens in the asker's scope, of roles that she gives. To have them shown is an act: it is audited
 * before the first one is given away.
 */
export async function openTokenSheets(
  context: DownloadContext,
  request: OpenedRequest,
): Promise<AsyncGenerator<TokenSheet>> {
  const { format, signal } = request;
  const read = await readParameters(request);
  const { operation } = context;
  const ids = await operation.write(operation.actor?.grant?.scopePath ?? "", (transaction) =>
    beginShowing(transaction, context, read, format),
  );
  async function* sheets(): AsyncGenerator<TokenSheet> {
    const keys = tokenKeys();
    for await (const row of streamRows<SealedRow>(context, shownTokens, [ids], signal)) {
      const { hash, cipher, keyId, ...sheet } = row;
      yield { ...sheet, token: showTokenText(keys.open({ hash, cipher, keyId })) };
    }
  }
  return sheets();
}

async function open(context: DownloadContext, request: OpenedRequest): Promise<DownloadedTable | DownloadedFile> {
  const sheets = await openTokenSheets(context, request);
  const fileName = `activation-tokens-${new Date().toISOString().slice(0, 10)}`;
  if (request.format === "pdf") {
    const bytes = writeLetters(lettersOf(sheets), readSignInUrl(process.env));
    return { fileName, contentType: "application/pdf", bytes };
  }
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const sheet of sheets) yield columns.map((column) => sheet[column]);
  }
  return { fileName, columns, rows: rows() };
}

/** Unused tokens with their texts, to be handed over. */
export const activationTokensDownload: Download = {
  action: "MANAGE_ACTIVATION_TOKENS",
  formats: ["csv", "xlsx", "pdf"],
  isCommand: true,
  open,
};
