import { scopedTable } from "../database/kit-tables";
import { followsPath } from "../directory/move-paths";

/**
 * The tables of a subgraph's imports from the UI: each with how far it is, and the rows that it would add or change or
 * that are wrong. Both lie on the path of whoever imports, so that those above see them too.
 */
export const fileImportTables = (schemaName: string): string => `
  create table ${schemaName}.imports (
    id uuid primary key default uuidv7(),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    state text not null default 'CHECKING'
      check (state in ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'REFUSED', 'CANCELLED')),
    file_id uuid not null,
    file_name text not null,
    parent_code text,
    skips_bad_rows boolean not null default false,
    phase text,
    percent integer not null default 0,
    added integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    bad integer not null default 0,
    kept_pins integer not null default 0,
    unknown_columns jsonb not null default '[]',
    refusal_rule text,
    refusal_values jsonb,
    -- Of the rows below: what is applied is what was looked at, or it is looked at again.
    fingerprint text,
    is_stale boolean not null default false,
    created_at timestamptz not null default now(),
    created_by_name text not null,
    applied_by_name text,
    checked_at timestamptz,
    finished_at timestamptz,
    check ((state in ('APPLIED', 'REFUSED', 'CANCELLED')) = (finished_at is not null))
  );
  create index imports_path on ${schemaName}.imports (path_c, id desc);
  ${scopedTable(schemaName, "imports", "select, insert, update")}
  ${followsPath(schemaName, "imports")}

  create table ${schemaName}.import_rows (
    import_id uuid not null references ${schemaName}.imports,
    verdict text not null check (verdict in ('ADDED', 'CHANGED', 'BAD')),
    line integer not null,
    path_c text collate "C" not null,
    record_id uuid,
    name text,
    changes jsonb,
    problems jsonb,
    primary key (import_id, verdict, line)
  );
  create index import_rows_path on ${schemaName}.import_rows (path_c);
  ${scopedTable(schemaName, "import_rows", "select, insert, delete")}`;

/** Undoes `fileImportTables`. */
export const dropFileImportTables = (schemaName: string): string => `
  drop table ${schemaName}.import_rows;
  drop table ${schemaName}.imports;
  drop function ${schemaName}.imports_follow_path;`;
