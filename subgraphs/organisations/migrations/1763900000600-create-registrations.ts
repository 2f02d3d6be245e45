import type { MigrationInterface, QueryRunner } from "typeorm";
import { scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";
import { followsPath } from "../../kit/directory/move-paths";
import { mailOutbox } from "../../kit/mail/mail.tables";

const schema = "organisations";
const role = roleOf(schema);
/** 244 bits of PostgreSQL's own random source, as text. */
const secret = "encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')";

/** Registrations of agencies by people without a login, what guards them, and the mails that tell of them. */
export class CreateRegistrations1763900000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(registrations);
    await runner.query(followsPath(schema, "registrations"));
    await runner.query(guards);
    await runner.query(publicReads);
    await runner.query(`${mailOutbox(schema)} grant delete on organisations.mails to ${role};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function organisations.registration_of, organisations.find_listed_organisations;
      drop table organisations.mails, organisations.registration_secrets, organisations.registration_proofs,
        organisations.registration_attempts, organisations.registrations;
      drop function organisations.registrations_follow_path`);
  }
}

/** One that asks for a new agency stands at the root, where platform admins see it; one for an agency of ours, at its place. */
const registrations = `
  create table organisations.registrations (
    id uuid primary key default uuidv7(),
    path_c text collate "C" not null,
    kind text not null check (kind in ('NEW', 'EXISTING')),
    state text not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'JOINED', 'RELEASED', 'REFUSED')),
    request_key text not null unique,
    request_hash bytea not null,
    -- Whoever has the tracking number sees the state: kept as its hash, so that no backup opens a request.
    tracking_hash bytea not null unique,
    organisation_id uuid,
    parent_id uuid,
    name_th text,
    name_en text,
    address_th text,
    province_code text,
    district_code text,
    subdistrict_code text,
    postcode text,
    phones jsonb not null default '[]',
    contact_name text,
    contact_phone text,
    contact_email text,
    requested_at timestamptz not null default now(),
    decided_at timestamptz,
    decision_reason text,
    token_role text,
    forgotten_at timestamptz,
    version integer not null default 1,
    updated_at timestamptz not null default now(),
    updated_by_name text,
    check ((state = 'WAITING') = (decided_at is null)),
    check (kind = 'NEW' or organisation_id is not null),
    check (kind = 'EXISTING' or name_th is not null),
    check (state not in ('APPROVED', 'JOINED', 'RELEASED') or organisation_id is not null),
    check (forgotten_at is null or contact_name is null and contact_phone is null and contact_email is null)
  );
  create index registrations_waiting on organisations.registrations (requested_at, id) include (path_c, kind)
    where state = 'WAITING';
  create index registrations_path on organisations.registrations (path_c, requested_at, id);
  create index registrations_to_forget on organisations.registrations (decided_at) where forgotten_at is null;
  ${scopedTable(schema, "registrations", "select, insert, update")}`;

/** Of proofs and attempts nothing is kept that belongs to anybody: they are swept within a day. */
const guards = `
  create table organisations.registration_secrets (
    is_only boolean primary key default true check (is_only),
    challenge_key text not null,
    tracking_key text not null
  );
  insert into organisations.registration_secrets (challenge_key, tracking_key)
  select ${secret}, ${secret};
  grant select on organisations.registration_secrets to ${role};
  create table organisations.registration_proofs (
    challenge text primary key,
    used_at timestamptz not null default now()
  );
  grant select, insert, delete on organisations.registration_proofs to ${role};
  create table organisations.registration_attempts (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    address inet
  );
  create index registration_attempts_at on organisations.registration_attempts (at);
  create index registration_attempts_address on organisations.registration_attempts (address, at);
  grant select, insert, delete on organisations.registration_attempts to ${role};`;

/** Strangers have no scope, so no row: these functions give them what they may see, and nothing of contacts. */
const publicReads = `
  create function organisations.registration_of(of_tracking_hash bytea)
  returns table (kind text, state text, name_th text, requested_at timestamptz, decided_at timestamptz, reason text)
  language sql stable security definer set search_path = pg_catalog as $$
    select r.kind, r.state, coalesce(place.name_th, r.name_th), r.requested_at, r.decided_at, r.decision_reason
    from organisations.registrations r left join directory.organisations place on place.id = r.organisation_id
    where r.tracking_hash = of_tracking_hash
  $$;
  revoke all on function organisations.registration_of from public;
  grant execute on function organisations.registration_of to ${role};

  create function organisations.find_listed_organisations(patterns text[], most integer) returns uuid[]
  language sql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
    select coalesce(array_agg(id), '{}') from (
      select t.id from organisations.organisations_texts t join directory.organisations o on o.id = t.id
      where o.status = 'VISIBLE' and o.level <> 'COUNTRY'
        and t.search_key like patterns[1] and t.search_key like coalesce(patterns[2], '%')
        and t.search_key like coalesce(patterns[3], '%') and t.search_key like coalesce(patterns[4], '%')
      limit most
    ) found
  $$;
  revoke all on function organisations.find_listed_organisations from public;
  grant execute on function organisations.find_listed_organisations to ${role};`;
