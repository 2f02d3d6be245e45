import { scopedTable } from "../database/kit-tables";
import { roleOf } from "../database/schema-role";

/**
 * The table `files` of a schema: what is known of each stored file. `attached_at` is null while a file waits for its
 * record to be saved, and again when the record no longer shows it; `pending_since` then says since when.
 * @param isPublic SQL over `f.record_id`: is the record shown to everybody?
 */
export function fileTables(schemaName: string, isPublic: string): string {
  const name = `${schemaName}.files`;
  return `
    create table ${name} (
      id uuid primary key default uuidv7(),
      kind text not null,
      record_id uuid not null,
      organisation_id uuid not null,
      path_c text collate "C" not null,
      file_name text not null,
      content text not null,
      width integer,
      height integer,
      variants jsonb not null,
      bytes bigint not null,
      created_at timestamptz not null default now(),
      created_by_id uuid not null,
      created_by_name text not null,
      pending_since timestamptz not null default now(),
      attached_at timestamptz
    );
    create index files_record on ${name} (record_id);
    create index files_organisation on ${name} (organisation_id) include (bytes);
    create index files_pending on ${name} (pending_since) where attached_at is null;
    create index files_path on ${name} (path_c);
    ${scopedTable(schemaName, "files", "select, insert, update, delete")}

    create function ${schemaName}.public_file(wanted uuid) returns setof ${name} stable language sql security definer
    set search_path = pg_catalog as $$
      select f.* from ${name} f where f.id = wanted and f.attached_at is not null and (${isPublic})
    $$;
    revoke all on function ${schemaName}.public_file from public;
    grant execute on function ${schemaName}.public_file to ${roleOf(schemaName)};`;
}

/** SQL: is the organisation at this path shown, with all above it? */
export const isShownInTree = (path: string): string =>
  `not exists (select from directory.organisations a
     where a.path_c = any(directory.ancestor_paths(${path}) || ${path}) and a.status <> 'VISIBLE')`;
