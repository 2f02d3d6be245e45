import { scopedTable } from "../database/kit-tables";
import { followsPath } from "../directory/move-paths";

/**
 * The tables of a subgraph's changes of many records: each with how far it is, and its records with what became of them.
 * Both lie on the path of whoever asked, so that those above see them too.
 */
export const bulkChangeTables = (schemaName: string): string => `
  create table ${schemaName}.bulk_changes (
    id uuid primary key default uuidv7(),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    kind text not null,
    wanted jsonb not null,
    undoes_id uuid references ${schemaName}.bulk_changes,
    total integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    refused integer not null default 0,
    created_at timestamptz not null default now(),
    created_by_name text not null,
    finished_at timestamptz,
    check ((state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null))
  );
  create index bulk_changes_path on ${schemaName}.bulk_changes (path_c, id desc);
  -- Two who undo the same at once: one of them does.
  create unique index bulk_changes_undoing on ${schemaName}.bulk_changes (undoes_id) where state in ('WAITING', 'RUNNING', 'DONE');
  ${scopedTable(schemaName, "bulk_changes", "select, insert, update")}
  ${followsPath(schemaName, "bulk_changes")}

  create table ${schemaName}.bulk_change_rows (
    bulk_change_id uuid not null references ${schemaName}.bulk_changes,
    position integer not null,
    path_c text collate "C" not null,
    record_id uuid not null,
    -- The record's when it was selected: whatever somebody does to it meanwhile stays.
    version integer not null,
    outcome text check (outcome in ('CHANGED', 'UNCHANGED', 'REFUSED')),
    rule text,
    -- What a change took away, and the version that it made: for undoing it.
    before jsonb,
    changed_version integer,
    primary key (bulk_change_id, position)
  );
  create index bulk_change_rows_outcome on ${schemaName}.bulk_change_rows (bulk_change_id, outcome, position);
  create index bulk_change_rows_path on ${schemaName}.bulk_change_rows (path_c);
  ${scopedTable(schemaName, "bulk_change_rows", "select, insert, update, delete")}`;

/** Undoes `bulkChangeTables`. */
export const dropBulkChangeTables = (schemaName: string): string => `
  drop table ${schemaName}.bulk_change_rows;
  drop table ${schemaName}.bulk_changes;
  drop function ${schemaName}.bulk_changes_follow_path;`;
