import type { MigrationInterface, QueryRunner } from "typeorm";
import { scopedTable } from "../../kit/database/kit-tables";

/** API keys for BI: what a tool shows in place of a session. */
export class CreateApiKeys1763800000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(scopedTable("accounts", "api_keys", "select, insert, update"));
    await runner.query(gatewayFunctions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.use_api_key, accounts.count_api_key_use; drop table accounts.api_keys");
  }
}

const table = `
  create table accounts.api_keys (
    id uuid primary key default uuidv7(),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    name text collate "th-x-icu" not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    key_hash bytea not null unique check (length(key_hash) = 32),
    key_start text not null check (length(key_start) = 8),
    allowed_addresses cidr[] not null default '{}',
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    created_by_person_id uuid not null,
    created_by_name text not null,
    revoked_at timestamptz,
    revoked_by_name text,
    revoke_reason text,
    last_used_at timestamptz,
    request_count bigint not null default 0,
    version integer not null default 1,
    updated_at timestamptz not null default now(),
    updated_by_name text,
    check (expires_at <= created_at + interval '1 year')
  );
  create index api_keys_scope on accounts.api_keys (path_c) include (revoked_at, expires_at);
  create index api_keys_created on accounts.api_keys (created_at, id) include (path_c);`;

/** The gateway learns what a key may read, and tells how often it was shown; it sees no hash and no other key. */
const gatewayFunctions = `
  create function accounts.use_api_key(of_key_hash bytea, from_address inet)
  returns table (id uuid, name text, organisation_id uuid, scope_path text)
  stable language sql security definer set search_path = pg_catalog as $$
    select key.id, key.name, key.organisation_id, place.path_c
    from accounts.api_keys key join directory.organisations place on place.id = key.organisation_id
    where key.key_hash = of_key_hash and key.revoked_at is null and key.expires_at > now()
      and (key.allowed_addresses = '{}' or from_address <<= any(key.allowed_addresses::inet[]))
  $$;
  create function accounts.count_api_key_use(of_ids uuid[], counts bigint[], last_uses timestamptz[])
  returns void volatile language sql security definer set search_path = pg_catalog as $$
    update accounts.api_keys key
    set request_count = key.request_count + used.count, last_used_at = greatest(key.last_used_at, used.at)
    from unnest(of_ids, counts, last_uses) as used (id, count, at) where key.id = used.id
  $$;
  revoke all on function accounts.use_api_key, accounts.count_api_key_use from public;
  grant execute on function accounts.use_api_key, accounts.count_api_key_use to pakmut_gateway;`;
