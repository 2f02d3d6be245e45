import { roleOf } from "./schema-role";

/** SQL condition that limits a row to the actor's scope. Bare `current_setting`: wrapped, it spoils the planner's estimates. */
export const isInScope = (column: string): string =>
  `${column} >= current_setting('app.scope') and ${column} < current_setting('app.upper')`;

export const inScope = isInScope("path_c");

/** Turns row level security on for a table and gives the subgraph's role the named privileges on it, in the actor's scope. */
export function scopedTable(schemaName: string, table: string, privileges: string): string {
  const name = `${schemaName}.${table}`;
  return `
    alter table ${name} enable row level security;
    create policy ${table}_scope on ${name} to ${roleOf(schemaName)} using (${inScope}) with check (${inScope});
    grant ${privileges} on ${name} to ${roleOf(schemaName)};`;
}

/**
 * The tables that every subgraph has for its commands, to be written in the command's own transaction:
 * `audit_entries` (append-only for the role) and `idempotency_keys`.
 */
export function kitTables(schemaName: string): string {
  const role = roleOf(schemaName);
  return `
    create table ${schemaName}.audit_entries (
      id uuid primary key default uuidv7(),
      at timestamptz not null default now(),
      request_id text not null,
      person_id uuid not null,
      person_name text not null,
      role text not null,
      action text not null,
      entity_type text not null,
      entity_id uuid not null,
      entity_version integer not null,
      path_c text collate "C" not null,
      changes jsonb not null,
      reason text
    );
    create index audit_entries_entity on ${schemaName}.audit_entries (entity_id, id desc) include (path_c);
    create index audit_entries_path on ${schemaName}.audit_entries (path_c, id desc);
    ${scopedTable(schemaName, "audit_entries", "select, insert")}

    create table ${schemaName}.idempotency_keys (
      person_id uuid not null,
      key text not null,
      request_hash bytea not null,
      entity_id uuid,
      created_at timestamptz not null default now(),
      primary key (person_id, key)
    );
    grant select, insert, update on ${schemaName}.idempotency_keys to ${role};`;
}
