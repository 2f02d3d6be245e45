import type { MigrationInterface, QueryRunner } from "typeorm";

const nameParent = (settings: string, find: string): string => `
  create or replace function organisations.name_parent() returns trigger language plpgsql security definer
  set search_path = pg_catalog ${settings} as $$
    begin
      ${find};
      new.parent_name_th := coalesce(new.parent_name_th, '');
      return new;
    end $$;`;

/**
 * The parent of each of 100,000 organisations that come in at once is found by its id, with one plan for all. Asked also for
 * its level, PostgreSQL may look for it in an index of those that are no country: planned while there are none, that is as
 * good as any, and each then looks through all before it. Planned anew for each, planning is most of the work.
 */
export class FindParentsById1764500000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const find = `
      select case when parent.level <> 'COUNTRY' then parent.name_th end into new.parent_name_th
      from organisations.organisations parent where parent.id = new.parent_id`;
    await runner.query(nameParent("set enable_seqscan = off set plan_cache_mode = force_generic_plan", find));
  }

  async down(runner: QueryRunner): Promise<void> {
    const find = `
      select parent.name_th into new.parent_name_th from organisations.organisations parent
      where parent.id = new.parent_id and parent.level <> 'COUNTRY'`;
    await runner.query(nameParent("", find));
  }
}
