import type { MigrationInterface, QueryRunner } from "typeorm";
import { isInScope, scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";
import { followsPath } from "../../kit/directory/move-paths";

const schema = "service_points";

/**
 * The pinning progress. Its figures come out of one index alone, the scope's: reading the 100,000 rows of the country took
 * four times as long. Targets of organisations are seen by those below as well, of which row level security knows nothing:
 * one function tells of the path's own ancestors.
 */
export class ReportPinning1763900000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ${schema}.service_points add column has_photo boolean generated always as (photos <> '[]'::jsonb) stored;
      drop index ${schema}.service_points_scope;
      create index service_points_scope on ${schema}.service_points (path_c)
        include (status, province_code, latitude, pin_confirmed_at, has_photo, completeness_percent);

      create table ${schema}.pinning_targets (
        id uuid primary key default uuidv7(),
        organisation_id uuid not null unique,
        path_c text collate "C" not null,
        target_on date,
        version integer not null default 1,
        updated_at timestamptz not null default now(),
        updated_by_name text not null
      );
      create index pinning_targets_path on ${schema}.pinning_targets (path_c);
      ${scopedTable(schema, "pinning_targets", "select, insert, update")}
      ${followsPath(schema, "pinning_targets")}

      create function ${schema}.binding_pinning_target(path text)
      returns table (organisation_id uuid, target_on date, updated_at timestamptz, updated_by_name text)
      stable language sql security definer set search_path = pg_catalog as $$
        select t.organisation_id, t.target_on, t.updated_at, t.updated_by_name from ${schema}.pinning_targets t
        where t.path_c = any(directory.ancestor_paths(path) || path) and t.target_on is not null and ${isInScope("path")}
        order by length(t.path_c) desc limit 1
      $$;
      revoke all on function ${schema}.binding_pinning_target from public;
      grant execute on function ${schema}.binding_pinning_target to ${roleOf(schema)};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ${schema}.binding_pinning_target;
      drop table ${schema}.pinning_targets;
      drop function ${schema}.pinning_targets_follow_path;
      drop index ${schema}.service_points_scope;
      create index service_points_scope on ${schema}.service_points (path_c)
        include (status, latitude, pin_confirmed_at, completeness_percent);
      alter table ${schema}.service_points drop column has_photo;`);
  }
}
