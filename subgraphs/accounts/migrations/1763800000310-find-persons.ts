import type { MigrationInterface, QueryRunner } from "typeorm";

/** The audit trail can be asked for a person by words of her name. */
export class FindPersons1763800000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function accounts.persons_named(patterns text[]) returns uuid[]
      language sql stable security definer set search_path = pg_catalog as $$
        select coalesce(array_agg(id), '{}') from (
          select id from accounts.persons
          where lower(display_name) like all (patterns)
          limit 2000
        ) found
      $$;
      revoke all on function accounts.persons_named from public;
      grant execute on function accounts.persons_named to pakmut_accounts;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.persons_named");
  }
}
