import type { Client } from "pg";
import { isInScope } from "../database/kit-tables";
import { roleOf } from "../database/schema-role";

const view = "accounts.outbox";

/**
 * One view over the outboxes of all schemas, for the subgraph that shows them. It reads with its owner's rights, whom row
 * level security does not bind: so it carries the reader's scope itself.
 */
export async function createOutboxView(client: Client, schemaNames: readonly string[]): Promise<void> {
  const { rows: outboxes } = await client.query<{ name: string }>(
    "select name from unnest($1::text[]) name where to_regclass(name || '.mails') is not null",
    [schemaNames],
  );
  const parts = outboxes.map(
    ({ name }) => `
      select id, path_c, template, to_address, subject, body_text, body_html, state, attempts, next_attempt_at, last_error,
             created_at, sent_at
      from ${name}.mails`,
  );
  await client.query(
    `create or replace view ${view} as
       select * from (${parts.join(" union all ")}) mail where ${isInScope("path_c")};
     grant select on ${view} to ${roleOf("accounts")};`,
  );
}
