import type { Client } from "pg";
import { isInScope } from "../database/kit-tables";
import { roleOf } from "../database/schema-role";

const view = "accounts.audit_trail";

/**
 * One view over the audit trails of all schemas, for the subgraph that shows them. A view reads with its owner's rights,
 * whom row level security does not bind: so it carries the reader's scope itself. Made anew only when a schema has come.
 */
export async function createAuditTrailView(client: Client, schemaNames: readonly string[]): Promise<void> {
  const { rows: trails } = await client.query<{ name: string }>(
    "select name from unnest($1::text[]) name where to_regclass(name || '.audit_entries') is not null",
    [schemaNames],
  );
  const parts = trails.map(
    ({ name }) => `
      select id, at, request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c,
             changes, reason, address
      from ${name}.audit_entries`,
  );
  // One condition around all: with one in each part PostgreSQL reads whole tables instead of walking their indexes.
  const definition = `select * from (${parts.join(" union all ")}) trail where ${isInScope("path_c")}`;
  const { rows } = await client.query<{ made_of: string | null }>(
    "select obj_description(to_regclass($1)) as made_of",
    [view],
  );
  if (rows[0]?.made_of === definition) return;
  await client.query(
    `create or replace view ${view} as ${definition};
     comment on view ${view} is ${client.escapeLiteral(definition)};
     grant select on ${view} to ${roleOf("accounts")};`,
  );
}
