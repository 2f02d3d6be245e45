import type { MigrationInterface, QueryRunner } from "typeorm";
import { inScope } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";

const role = roleOf("accounts");

/** What managing users needs: a grant that tells of itself, and sessions that can be seen and ended. */
export class ManageGrants1763800000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(grantColumns);
    await runner.query(grantIndexes);
    await runner.query(grantTriggers);
    await runner.query(ownGrants);
    await runner.query(openSession);
    await runner.query(sessionFunctions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}

/**
 * The person's name and last sign-in are copied into her grants: the list of users is read under the scope's policy, which
 * persons have not, and sorts and filters by both.
 */
const grantColumns = `
  alter table accounts.grants
    add person_name text collate "th-x-icu",
    add person_key text collate "C" generated always as (lower(person_name)) stored,
    add last_sign_in_at timestamptz,
    add granted_by_name text,
    add ended_by_name text,
    add end_reason text,
    add confirmed_at timestamptz,
    add confirmed_by_name text,
    add reviewed_at timestamptz generated always as (coalesce(confirmed_at, granted_at)) stored,
    add version integer not null default 1,
    add updated_at timestamptz not null default now(),
    add updated_by_name text;
  update accounts.grants held set person_name = person.display_name, last_sign_in_at = person.last_sign_in_at,
    updated_at = coalesce(held.ended_at, held.granted_at)
  from accounts.persons person where person.id = held.person_id;
  alter table accounts.grants alter person_name set not null;
  alter table accounts.sessions add user_agent text, add address inet;`;

/** The first carries every filter, so that a total is counted without touching the table; the others carry a sort. */
const grantIndexes = `
  drop index accounts.grants_path;
  create index grants_scope on accounts.grants (path_c) include (ended_at, role, last_sign_in_at, reviewed_at, id);
  create index grants_name on accounts.grants (person_name, id) include (path_c, ended_at);
  create index grants_role on accounts.grants (role, id) include (path_c, ended_at);
  create index grants_granted on accounts.grants (granted_at, id) include (path_c, ended_at);
  create index grants_last_sign_in on accounts.grants (last_sign_in_at, id) include (path_c, ended_at);
  create index grants_reviewed on accounts.grants (reviewed_at, id) include (path_c, ended_at);
  create index grants_organisation on accounts.grants (organisation_id, role) where ended_at is null;
  create index sessions_grant on accounts.sessions (active_grant_id);`;

/**
 * Whoever gives or ends a grant, by whatever way: the copy of the name is right, and with the last grant the person's
 * sessions are gone in the same transaction. The lock lets two who end a person's two last grants see each other.
 */
const grantTriggers = `
  create function accounts.fill_grant() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      select person.display_name, person.last_sign_in_at into new.person_name, new.last_sign_in_at
      from accounts.persons person where person.id = new.person_id;
      return new;
    end $$;
  create trigger grants_inserted before insert on accounts.grants for each row execute function accounts.fill_grant();

  create function accounts.end_sessions_without_grant() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('grants of ' || new.person_id, 0));
      delete from accounts.sessions session where session.person_id = new.person_id
        and not exists (select from accounts.grants held where held.person_id = new.person_id and held.ended_at is null);
      return null;
    end $$;
  create trigger grants_ended after update of ended_at on accounts.grants for each row
    when (old.ended_at is null and new.ended_at is not null) execute function accounts.end_sessions_without_grant();
  revoke all on function accounts.fill_grant, accounts.end_sessions_without_grant from public;`;

/** A person sees all her own grants, also those outside the scope of the active one. */
const ownGrants = `
  create function accounts.own_grants(of_person_id uuid) returns setof accounts.grants
  stable language sql security definer set search_path = pg_catalog as $$
    select held.* from accounts.grants held where held.person_id = of_person_id and held.ended_at is null
  $$;
  revoke all on function accounts.own_grants from public;
  grant execute on function accounts.own_grants to ${role};`;

const isLive =
  "session.last_seen_at > now() - interval '30 minutes' and session.created_at > now() - interval '12 hours'";

const openSession = `
  drop function accounts.open_session(bytea, text, text, text, text);
  create function accounts.open_session(new_id_hash bytea, by_issuer text, by_subject text, name text, hint text,
    from_user_agent text, from_address inet)
  returns uuid volatile language sql security definer set search_path = pg_catalog as $$
    with person as (
      insert into accounts.persons (issuer, subject, display_name, last_sign_in_at)
      values (by_issuer, by_subject, name, now())
      on conflict (issuer, subject) do update set display_name = excluded.display_name, last_sign_in_at = now()
      returning id
    ), swept as (
      delete from accounts.sessions session where not (${isLive})
    ), told as (
      update accounts.grants held set person_name = name, last_sign_in_at = now() from person
      where held.person_id = person.id and held.ended_at is null
    )
    insert into accounts.sessions (id_hash, person_id, active_grant_id, logout_hint, user_agent, address)
    select new_id_hash, person.id, (select id from accounts.grants_of_person(person.id) limit 1), hint,
      left(from_user_agent, 500), from_address from person
    returning person_id
  $$;
  revoke all on function accounts.open_session from public;
  grant execute on function accounts.open_session to pakmut_gateway;`;

/** The subgraph's own role cannot read sessions: these two show and end those that work under a grant of the scope. */
const sessionFunctions = `
  create function accounts.sessions_of_grants(of_grant_ids uuid[])
  returns table (grant_id uuid, id text, started_at timestamptz, last_seen_at timestamptz, user_agent text, address text)
  stable language sql security definer set search_path = pg_catalog as $$
    select held.id, left(encode(sha256(session.id_hash), 'hex'), 32), session.created_at, session.last_seen_at,
      session.user_agent, host(session.address)
    from accounts.sessions session join accounts.grants held on held.id = session.active_grant_id
    where held.id = any(of_grant_ids) and held.ended_at is null and ${inScope} and ${isLive}
    order by session.last_seen_at desc, session.id_hash
  $$;
  create function accounts.end_sessions_of_grant(of_grant_id uuid)
  returns integer volatile language sql security definer set search_path = pg_catalog as $$
    with ended as (
      delete from accounts.sessions session using accounts.grants held
      where held.id = of_grant_id and session.active_grant_id = held.id and ${inScope}
      returning 1
    )
    select count(*)::integer from ended
  $$;
  revoke all on function accounts.sessions_of_grants, accounts.end_sessions_of_grant from public;
  grant execute on function accounts.sessions_of_grants, accounts.end_sessions_of_grant to ${role};`;

const undo = `
  drop function accounts.own_grants, accounts.sessions_of_grants, accounts.end_sessions_of_grant;
  drop trigger grants_inserted on accounts.grants;
  drop trigger grants_ended on accounts.grants;
  drop function accounts.fill_grant, accounts.end_sessions_without_grant;
  drop function accounts.open_session;
  create function accounts.open_session(new_id_hash bytea, by_issuer text, by_subject text, name text, hint text)
  returns uuid volatile language sql security definer set search_path = pg_catalog as $$
    with person as (
      insert into accounts.persons (issuer, subject, display_name, last_sign_in_at)
      values (by_issuer, by_subject, name, now())
      on conflict (issuer, subject) do update set display_name = excluded.display_name, last_sign_in_at = now()
      returning id
    )
    insert into accounts.sessions (id_hash, person_id, active_grant_id, logout_hint)
    select new_id_hash, person.id, (select id from accounts.grants_of_person(person.id) limit 1), hint from person
    returning person_id
  $$;
  revoke all on function accounts.open_session from public;
  grant execute on function accounts.open_session to pakmut_gateway;
  drop index accounts.sessions_grant, accounts.grants_scope, accounts.grants_name, accounts.grants_role,
    accounts.grants_granted, accounts.grants_last_sign_in, accounts.grants_reviewed, accounts.grants_organisation;
  create index grants_path on accounts.grants (path_c);
  alter table accounts.grants drop reviewed_at, drop person_key, drop person_name, drop last_sign_in_at,
    drop granted_by_name, drop ended_by_name, drop end_reason, drop confirmed_at, drop confirmed_by_name, drop version,
    drop updated_at, drop updated_by_name;
  alter table accounts.sessions drop user_agent, drop address;`;
