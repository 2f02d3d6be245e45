import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/**
 * Saved views of lists. They are a person's, whatever grant she works under, so what guards a row is not the scope but who
 * asks: `app.person`, set by the one reader and the one service. Never set, or left empty, it shows no row.
 */
export class KeepListViews1764000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accounts.list_views (
        id uuid primary key default uuidv7(),
        person_id uuid not null,
        list text not null,
        name text collate "th-x-icu" not null,
        filter jsonb not null,
        sort_field text,
        is_descending boolean not null default false,
        columns text[],
        version integer not null default 1,
        updated_at timestamptz not null default now()
      );
      create unique index list_views_name on accounts.list_views (person_id, list, lower(name));
      alter table accounts.list_views enable row level security;
      create policy list_views_own on accounts.list_views to ${roleOf("accounts")}
        using (person_id = nullif(current_setting('app.person', true), '')::uuid)
        with check (person_id = nullif(current_setting('app.person', true), '')::uuid);
      grant select, insert, update, delete on accounts.list_views to ${roleOf("accounts")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table accounts.list_views");
  }
}
