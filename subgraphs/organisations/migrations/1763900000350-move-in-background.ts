import type { MigrationInterface, QueryRunner } from "typeorm";
import { scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";

/** Moves of large subtrees, which a job does. Each lies on the path of the grant of whoever asked for it. */
export class MoveInBackground1763900000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisations.organisation_moves (
        id uuid primary key default uuidv7(),
        path_c text collate "C" not null,
        organisation_id uuid not null references organisations.organisations,
        from_parent_id uuid not null references organisations.organisations,
        parent_id uuid not null references organisations.organisations,
        state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
        total integer not null,
        done integer not null default 0,
        attempts integer not null default 0,
        reason text,
        refusal text,
        created_at timestamptz not null default now(),
        created_by_id uuid not null,
        created_by_name text not null,
        finished_at timestamptz,
        check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
        check ((state = 'FAILED') = (refusal is not null))
      );
      -- An organisation goes one way at a time.
      create unique index organisation_moves_under_way on organisations.organisation_moves (organisation_id)
        where finished_at is null;
      create index organisation_moves_path on organisations.organisation_moves (path_c);
      ${scopedTable("organisations", "organisation_moves", "select, insert, update")}

      create function organisations.is_moving(of_organisation_id uuid) returns boolean stable language sql security definer
      set search_path = pg_catalog as $$
        select exists (
          select from organisations.organisation_moves where organisation_id = of_organisation_id and finished_at is null)
      $$;
      revoke all on function organisations.is_moving from public;
      grant execute on function organisations.is_moving to ${roleOf("organisations")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function organisations.is_moving; drop table organisations.organisation_moves");
  }
}
