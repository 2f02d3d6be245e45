import type { MigrationInterface, QueryRunner } from "typeorm";
import { isInScope } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";

/**
 * The numbers of users are kept for each organisation and all below it, by what the list's views tell apart. Counting
 * 90,000 live grants in an index took longer than everything else of the list together (decision 9).
 */
export class CountGrants1763900000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(counts);
    await runner.query(triggers);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}

/** Numbers of the rows of `rows` by organisation and above; `n` says what each row counts for. */
const deltaOf = (rows: string): string => `
  select path, role, ended_at is null, last_sign_in_at is not null, sum(n) as count
  from (${rows}) counted cross join unnest(directory.ancestor_paths(path_c) || path_c) path
  group by 1, 2, 3, 4 having sum(n) <> 0`;

const columns = "path_c, role, ended_at, last_sign_in_at";

/**
 * Not "path_c": whoever moves a subtree changes the paths of its grants, and these count themselves anew. Entries are only
 * added, so that two writers do not wait for each other at the root, and gathered when a path has many.
 */
const counts = `
  create table accounts.grant_counts (
    counted_path text collate "C" not null,
    role text not null,
    is_live boolean not null,
    has_signed_in boolean not null,
    count bigint not null
  );
  create index grant_counts_path on accounts.grant_counts (counted_path) include (role, is_live, has_signed_in, count);
  insert into accounts.grant_counts ${deltaOf(`select ${columns}, 1 as n from accounts.grants`)};
  alter table accounts.grant_counts enable row level security;
  create policy grant_counts_scope on accounts.grant_counts to ${roleOf("accounts")} using (${isInScope("counted_path")});
  grant select on accounts.grant_counts to ${roleOf("accounts")};

  create function accounts.gather_grant_counts(paths text[]) returns void language sql security definer
  set search_path = pg_catalog as $$
    with taken as (
      select ctid, * from accounts.grant_counts where counted_path = any(paths) for update skip locked
    ), gone as (
      delete from accounts.grant_counts old using taken where old.ctid = taken.ctid returning old.*
    )
    insert into accounts.grant_counts
    select counted_path, role, is_live, has_signed_in, sum(count) from gone group by 1, 2, 3, 4 having sum(count) <> 0
  $$;
  revoke all on function accounts.gather_grant_counts from public;`;

/** So many entries of a path are let stand; a statement that touches more paths than this gathers none. */
const entriesOfPath = 100;
const gatheredPaths = 50;

const countStatement = (name: string, event: string, transitions: string, rows: string): string => `
  create function accounts.${name}() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    declare paths text[];
    begin
      with added as (
        insert into accounts.grant_counts ${deltaOf(rows)} returning counted_path
      )
      select array_agg(distinct counted_path) into paths from added;
      if cardinality(paths) > ${gatheredPaths} then return null; end if;
      select array_agg(path) into paths from unnest(paths) path
      where (select count(*) from accounts.grant_counts where counted_path = path) > ${entriesOfPath};
      if paths is not null then perform accounts.gather_grant_counts(paths); end if;
      return null;
    end $$;
  revoke all on function accounts.${name} from public;
  create trigger grants_${name} after ${event} on accounts.grants referencing ${transitions}
    for each statement execute function accounts.${name}();`;

/** A change takes its rows off as they were and adds them as they are: what stays the same cancels itself out. */
const triggers = [
  countStatement("count_given", "insert", "new table as come", `select ${columns}, 1 as n from come`),
  countStatement("count_removed", "delete", "old table as gone", `select ${columns}, -1 as n from gone`),
  countStatement(
    "count_changed",
    "update",
    "old table as gone new table as come",
    `select ${columns}, -1 as n from gone union all select ${columns}, 1 from come`,
  ),
].join("\n");

/** The name lies beside the path, so that frequent words are counted without touching the table. */
const indexes = `
  drop index accounts.grants_scope;
  create index grants_scope on accounts.grants (path_c) include (ended_at, role, last_sign_in_at, reviewed_at, id, search_key);`;

const undo = `
  drop index accounts.grants_scope;
  create index grants_scope on accounts.grants (path_c) include (ended_at, role, last_sign_in_at, reviewed_at, id);
  drop trigger grants_count_given on accounts.grants;
  drop trigger grants_count_removed on accounts.grants;
  drop trigger grants_count_changed on accounts.grants;
  drop function accounts.count_given, accounts.count_removed, accounts.count_changed, accounts.gather_grant_counts;
  drop table accounts.grant_counts;`;
