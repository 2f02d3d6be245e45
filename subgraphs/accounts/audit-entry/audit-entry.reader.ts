import { type Role, roles } from "../../../schema/roles-and-actions";
import type { Changes } from "../../kit/command/audit";
import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { asText } from "../../kit/record/history";
import type { OrganisationStub } from "../organisation/organisation.stub";
import { auditConditions } from "./audit-entry.conditions";
import type { AuditEntryListArguments } from "./audit-entry.inputs";
import type { AuditEntry, AuditEntryConnection } from "./audit-entry.types";

export const auditColumns = `a.id, a.at, a.person_name, a.role, a.action, a.entity_type, a.entity_id, a.path_c,
  host(a.address) as address, a.request_id, a.reason, a.changes`;

export interface AuditRow extends Record<string, unknown> {
  id: string;
  at: Date;
  person_name: string | null;
  /** Or what a person without a grant is called. */
  role: string | null;
  action: string;
  entity_type: string;
  entity_id: string | null;
  path_c: string;
  address: string | null;
  request_id: string;
  reason: string | null;
  changes: Changes;
}

/** An entry as the API tells it: a refusal is no change of a field. */
export function toAuditEntry({ changes, ...row }: AuditRow): AuditEntry {
  const { refusal, ...fields } = changes;
  return {
    id: row.id,
    at: row.at,
    personName: row.person_name || null,
    role: roles.find((role): role is Role => role === row.role) ?? null,
    action: row.action,
    entityType: row.entity_type,
    entityId: row.entity_id,
    address: row.address,
    requestId: row.request_id,
    reason: row.reason,
    pathC: row.path_c,
    refusal: asText(refusal?.after),
    changes: Object.entries(fields).map(([field, { before, after }]) => ({
      field,
      before: asText(before),
      after: asText(after),
    })),
  };
}

/** One page of the trails of all subgraphs, newest first. */
export async function listAuditEntries(
  operation: Operation,
  { filter, first, after }: AuditEntryListArguments,
): Promise<AuditEntryConnection> {
  const conditions = (await auditConditions(operation, filter ?? {})).addIfGiven("a.id < ?::uuid", after);
  const rows = await operation.query<AuditRow>(
    `select ${auditColumns} from accounts.audit_trail a ${conditions.where} order by a.id desc limit ${first + 1}`,
    conditions.parameters,
  );
  const nodes = rows.slice(0, first).map(toAuditEntry);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null } };
}

async function organisationsByPath(
  operation: Operation,
  paths: readonly string[],
): Promise<(OrganisationStub | null)[]> {
  const rows = await operation.query<OrganisationStub & { path: string } & Record<string, unknown>>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level, path_c as path from directory.organisations
     where path_c = any($1)`,
    [paths],
  );
  return inKeyOrder(paths, rows, ({ path }) => path);
}

/** The organisation whose record it was; `null` when it has moved in the tree since. */
export const loadOrganisationAt = (operation: Operation, path: string): Promise<OrganisationStub | null> =>
  operation.loaders.load(operation, organisationsByPath, path);
