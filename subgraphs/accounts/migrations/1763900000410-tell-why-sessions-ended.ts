import type { MigrationInterface, QueryRunner } from "typeorm";
import { inScope } from "../../kit/database/kit-tables";

/** Whoever comes back with a session that is over is told why: it is kept here, and not guessed from the time. */
export class TellWhySessionsEnded1763900000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(endedSessions);
    await runner.query(endByGrant);
    await runner.query(endByOfficer);
    await runner.query(openSession);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undo);
  }
}

/** Half an hour without a request, twelve hours in any case: whichever came first. */
const endedSessions = `
  create table accounts.ended_sessions (
    id_hash bytea primary key,
    reason text not null check (reason in ('IDLE', 'TOO_LONG', 'GRANTS_ENDED', 'SIGNED_OUT_BY_OFFICER')),
    ended_at timestamptz not null default now()
  );
  create index ended_sessions_at on accounts.ended_sessions (ended_at);

  create function accounts.session_outlived(created_at timestamptz, last_seen_at timestamptz) returns text
  stable language sql set search_path = pg_catalog as $$
    select case
      when least(last_seen_at + interval '30 minutes', created_at + interval '12 hours') > now() then null
      when last_seen_at + interval '30 minutes' < created_at + interval '12 hours' then 'IDLE'
      else 'TOO_LONG' end
  $$;
  create function accounts.session_end(of_id_hash bytea) returns text
  stable language sql security definer set search_path = pg_catalog as $$
    select reason from accounts.ended_sessions where id_hash = of_id_hash
    union all
    select accounts.session_outlived(created_at, last_seen_at) from accounts.sessions where id_hash = of_id_hash
    limit 1
  $$;
  revoke all on function accounts.session_outlived, accounts.session_end from public;
  grant execute on function accounts.session_end to pakmut_gateway;`;

/** Notes the sessions of the CTE "gone", with this reason if time had not ended them before. */
const noteGone = (reason: string): string => `
  insert into accounts.ended_sessions (id_hash, reason)
  select id_hash, coalesce(accounts.session_outlived(created_at, last_seen_at), '${reason}') from gone
  on conflict do nothing`;

const endByGrant = `
  create or replace function accounts.end_sessions_without_grant() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('grants of ' || new.person_id, 0));
      with gone as (
        delete from accounts.sessions session where session.person_id = new.person_id and not exists (
          select from accounts.grants held where held.person_id = new.person_id and held.ended_at is null)
        returning id_hash, created_at, last_seen_at
      ) ${noteGone("GRANTS_ENDED")};
      return null;
    end $$;`;

const endByOfficer = `
  create or replace function accounts.end_sessions_of_grant(of_grant_id uuid)
  returns integer volatile language sql security definer set search_path = pg_catalog as $$
    with gone as (
      delete from accounts.sessions session using accounts.grants held
      where held.id = of_grant_id and session.active_grant_id = held.id and ${inScope}
      returning session.id_hash, session.created_at, session.last_seen_at
    ), noted as (${noteGone("SIGNED_OUT_BY_OFFICER")})
    select count(*)::integer from gone
  $$;`;

const parameters = `(new_id_hash bytea, by_issuer text, by_subject text, name text, hint text,
  from_user_agent text, from_address inet)`;

/** The beginning of a session sweeps out those that are over; for a week they can still be told why. */
const openSession = `
  create or replace function accounts.open_session${parameters}
  returns uuid volatile language sql security definer set search_path = pg_catalog as $$
    with person as (
      insert into accounts.persons (issuer, subject, display_name, last_sign_in_at)
      values (by_issuer, by_subject, name, now())
      on conflict (issuer, subject) do update set display_name = excluded.display_name, last_sign_in_at = now()
      returning id
    ), gone as (
      delete from accounts.sessions session
      where session.last_seen_at <= now() - interval '30 minutes' or session.created_at <= now() - interval '12 hours'
      returning id_hash, created_at, last_seen_at
    ), noted as (${noteGone("IDLE")}
    ), forgotten as (
      delete from accounts.ended_sessions where ended_at < now() - interval '7 days'
    ), told as (
      update accounts.grants held set person_name = name, last_sign_in_at = now() from person
      where held.person_id = person.id and held.ended_at is null
    )
    insert into accounts.sessions (id_hash, person_id, active_grant_id, logout_hint, user_agent, address)
    select new_id_hash, person.id, (select id from accounts.grants_of_person(person.id) limit 1), hint,
      left(from_user_agent, 500), from_address from person
    returning person_id
  $$;`;

const isLive =
  "session.last_seen_at > now() - interval '30 minutes' and session.created_at > now() - interval '12 hours'";

const undo = `
  create or replace function accounts.open_session${parameters}
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
  create or replace function accounts.end_sessions_of_grant(of_grant_id uuid)
  returns integer volatile language sql security definer set search_path = pg_catalog as $$
    with ended as (
      delete from accounts.sessions session using accounts.grants held
      where held.id = of_grant_id and session.active_grant_id = held.id and ${inScope}
      returning 1
    )
    select count(*)::integer from ended
  $$;
  create or replace function accounts.end_sessions_without_grant() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('grants of ' || new.person_id, 0));
      delete from accounts.sessions session where session.person_id = new.person_id
        and not exists (select from accounts.grants held where held.person_id = new.person_id and held.ended_at is null);
      return null;
    end $$;
  drop function accounts.session_end, accounts.session_outlived;
  drop table accounts.ended_sessions;`;
