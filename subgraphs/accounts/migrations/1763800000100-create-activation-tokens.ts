import type { MigrationInterface, QueryRunner } from "typeorm";
import { roles } from "../../../schema/roles-and-actions";
import { isInScope, scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";

const schema = "accounts";
const role = roleOf(schema);
const roleList = roles.map((name) => `'${name}'`).join(", ");

/** Activation tokens, the places they are issued to, tries to redeem one, and issuing for many places at once. */
export class CreateActivationTokens1763800000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(batches);
    await runner.query(tokens);
    await runner.query(attempts);
    await runner.query(places);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function accounts.wear_grant;
      drop view accounts.activation_token_places;
      drop table accounts.token_attempts, accounts.activation_tokens, accounts.token_batches`);
  }
}

const batches = `
  create table accounts.token_batches (
    id uuid primary key default uuidv7(),
    path_c text collate "C" not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    filter jsonb not null,
    organisation_ids uuid[],
    roles text[] not null,
    refreshes_unused boolean not null,
    total integer not null,
    issued integer not null default 0,
    kept integer not null default 0,
    -- Places up to this path are done: whoever goes on after an interruption begins behind it.
    done_until text collate "C" not null default '',
    created_at timestamptz not null default now(),
    created_by_id uuid not null,
    created_by_name text not null,
    grant_id uuid not null references accounts.grants,
    finished_at timestamptz,
    check ((state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null))
  );
  create index token_batches_path on accounts.token_batches (path_c, id desc);
  ${scopedTable(schema, "token_batches", "select, insert, update")}`;

/**
 * What the code relies on is held here: one live token per place and role, a spent token has its grant and its person, and
 * nothing can be revealed of a token that is spent or void.
 */
const tokens = `
  create table accounts.activation_tokens (
    id uuid primary key default uuidv7(),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    role text not null check (role in (${roleList})),
    token_hash bytea not null unique,
    token_cipher bytea,
    key_id text not null,
    batch_id uuid references accounts.token_batches,
    created_at timestamptz not null default now(),
    created_by_name text not null,
    expires_at timestamptz,
    revealed_at timestamptz,
    spent_at timestamptz,
    spent_by_person_id uuid references accounts.persons,
    spent_by_name text,
    grant_id uuid unique references accounts.grants,
    voided_at timestamptz,
    voided_by_name text,
    version integer not null default 1,
    check ((spent_at is null) = (grant_id is null)),
    check ((spent_at is null) = (spent_by_person_id is null)),
    check (spent_at is null or voided_at is null),
    check ((token_cipher is null) = (spent_at is not null or voided_at is not null))
  );
  create unique index activation_tokens_live on accounts.activation_tokens (organisation_id, role)
    include (path_c, expires_at) where spent_at is null and voided_at is null;
  create index activation_tokens_live_path on accounts.activation_tokens (role, path_c) include (organisation_id, expires_at)
    where spent_at is null and voided_at is null;
  create index activation_tokens_spent on accounts.activation_tokens (organisation_id, role, spent_at desc)
    where spent_at is not null;
  create index activation_tokens_batch on accounts.activation_tokens (batch_id, path_c) where batch_id is not null;
  ${scopedTable(schema, "activation_tokens", "select, insert, update")}`;

/** Tries that were wrong, of all and by person and address, as long as they count. */
const attempts = `
  create table accounts.token_attempts (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    person_id uuid not null,
    address inet
  );
  create index token_attempts_at on accounts.token_attempts (at);
  create index token_attempts_person on accounts.token_attempts (person_id, at);
  create index token_attempts_address on accounts.token_attempts (address, at);
  grant select, insert, delete on accounts.token_attempts to ${role};`;

/**
 * Places are organisations of the directory, which knows no scope: the view adds it. Whoever turned a token into a grant
 * acts with it at once in each session that has nothing to act with.
 */
const places = `
  create view accounts.activation_token_places as
    select id, path_c, level, code, name_th, name_en, type_code, province_code, search_key
    from directory.organisations where ${isInScope("path_c")};
  grant select on accounts.activation_token_places to ${role};

  create function accounts.wear_grant(of_person_id uuid, new_grant_id uuid) returns void volatile
  language sql security definer set search_path = pg_catalog as $$
    update accounts.sessions session set active_grant_id = held.id
    from accounts.grants held
    where session.person_id = of_person_id and held.id = new_grant_id and held.person_id = of_person_id
      and held.ended_at is null
      and not exists (select from accounts.grants worn where worn.id = session.active_grant_id and worn.ended_at is null)
  $$;
  revoke all on function accounts.wear_grant from public;
  grant execute on function accounts.wear_grant to ${role};`;
