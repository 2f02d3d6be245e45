import type { MigrationInterface, QueryRunner } from "typeorm";
import { roles } from "../../../schema/roles-and-actions";
import { kitTables, scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";

const schema = "accounts";
const role = roleOf(schema);
const roleList = roles.map((name) => `'${name}'`).join(", ");

/** Persons, their grants and their sessions. */
export class CreateAccounts1763700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(scopedTable(schema, "grants", "select, insert, update"));
    await runner.query(grantFunctions);
    await runner.query(signInFunctions);
    await runner.query(sessionFunctions);
    await runner.query(kitTables(schema));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ${schema} cascade`);
  }
}

const tables = `
  create table accounts.persons (
    id uuid primary key default uuidv7(),
    issuer text not null,
    subject text not null,
    display_name text not null,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    unique (issuer, subject)
  );
  create table accounts.grants (
    id uuid primary key default uuidv7(),
    person_id uuid not null references accounts.persons,
    role text not null check (role in (${roleList})),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    granted_at timestamptz not null default now(),
    ended_at timestamptz
  );
  create unique index grants_live on accounts.grants (person_id, role, organisation_id) where ended_at is null;
  create index grants_path on accounts.grants (path_c);
  create table accounts.sign_in_attempts (
    id_hash bytea primary key,
    attempt jsonb not null,
    expires_at timestamptz not null default now() + interval '10 minutes'
  );
  create table accounts.sessions (
    id_hash bytea primary key,
    person_id uuid not null references accounts.persons,
    active_grant_id uuid references accounts.grants,
    logout_hint text,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now()
  );
  create index sessions_person on accounts.sessions (person_id);`;

/** Functions run with the rights of the tables' owner: each gives away exactly what it says and nothing else. */
const definer = "language sql security definer set search_path = pg_catalog";

/** A session ends after 30 minutes without a request, and after 12 hours in any case. */
const isLive =
  "session.last_seen_at > now() - interval '30 minutes' and session.created_at > now() - interval '12 hours'";

const grantFunctions = `
  create function accounts.live_grant_path(grant_id uuid, for_person_id uuid, with_role text, on_organisation_id uuid)
  returns text volatile ${definer} as $$
    select place.path_c from accounts.grants held
    join directory.organisations place on place.id = held.organisation_id
    where held.id = grant_id and held.person_id = for_person_id and held.role = with_role
      and held.organisation_id = on_organisation_id and held.ended_at is null
    for share of held
  $$;
  revoke all on function accounts.live_grant_path from public;
  grant usage on schema accounts to public;
  grant execute on function accounts.live_grant_path to pakmut_organisations, pakmut_service_points, ${role};

  create function accounts.grants_of_person(of_person_id uuid)
  returns table (id uuid, role text, organisation_id uuid, granted_at timestamptz) stable ${definer} as $$
    select held.id, held.role, held.organisation_id, held.granted_at from accounts.grants held
    where held.person_id = of_person_id and held.ended_at is null
    order by held.granted_at, held.id
  $$;
  revoke all on function accounts.grants_of_person from public;
  grant execute on function accounts.grants_of_person to ${role}, pakmut_gateway;`;

const signInFunctions = `
  create function accounts.begin_sign_in(new_id_hash bytea, new_attempt jsonb) returns void volatile ${definer} as $$
    delete from accounts.sign_in_attempts where expires_at < now();
    insert into accounts.sign_in_attempts (id_hash, attempt) values (new_id_hash, new_attempt)
  $$;
  create function accounts.take_sign_in(taken_id_hash bytea) returns jsonb volatile ${definer} as $$
    delete from accounts.sign_in_attempts where id_hash = taken_id_hash and expires_at > now() returning attempt
  $$;
  create function accounts.open_session(new_id_hash bytea, by_issuer text, by_subject text, name text, hint text)
  returns uuid volatile ${definer} as $$
    with person as (
      insert into accounts.persons (issuer, subject, display_name, last_sign_in_at)
      values (by_issuer, by_subject, name, now())
      on conflict (issuer, subject) do update set display_name = excluded.display_name, last_sign_in_at = now()
      returning id
    ), swept as (
      delete from accounts.sessions session where not (${isLive})
    )
    insert into accounts.sessions (id_hash, person_id, active_grant_id, logout_hint)
    select new_id_hash, person.id, (select id from accounts.grants_of_person(person.id) limit 1), hint from person
    returning person_id
  $$;`;

const sessionFunctions = `
  create function accounts.read_session(of_id_hash bytea)
  returns table (person_id uuid, display_name text, grant_id uuid, role text, organisation_id uuid, scope_path text)
  volatile ${definer} as $$
    update accounts.sessions session set last_seen_at = now()
    where session.id_hash = of_id_hash and ${isLive} and session.last_seen_at < now() - interval '1 minute';
    select person.id, person.display_name, held.id, held.role, held.organisation_id, place.path_c
    from accounts.sessions session
    join accounts.persons person on person.id = session.person_id
    left join accounts.grants held on held.id = session.active_grant_id and held.ended_at is null
    left join directory.organisations place on place.id = held.organisation_id
    where session.id_hash = of_id_hash and ${isLive}
  $$;
  create function accounts.session_grants(of_id_hash bytea)
  returns table (id uuid, role text, organisation_id uuid, name_th text, name_en text) stable ${definer} as $$
    select held.id, held.role, held.organisation_id, place.name_th, place.name_en
    from accounts.sessions session
    cross join accounts.grants_of_person(session.person_id) held
    join directory.organisations place on place.id = held.organisation_id
    where session.id_hash = of_id_hash and ${isLive}
  $$;
  create function accounts.choose_grant(of_id_hash bytea, chosen_grant_id uuid) returns boolean volatile ${definer} as $$
    with chosen as (
      update accounts.sessions session set active_grant_id = held.id from accounts.grants held
      where session.id_hash = of_id_hash and ${isLive}
        and held.id = chosen_grant_id and held.person_id = session.person_id and held.ended_at is null
      returning 1
    )
    select exists (select from chosen)
  $$;
  create function accounts.close_session(of_id_hash bytea) returns text volatile ${definer} as $$
    delete from accounts.sessions where id_hash = of_id_hash returning coalesce(logout_hint, '')
  $$;
  revoke all on function accounts.begin_sign_in, accounts.take_sign_in, accounts.open_session,
    accounts.read_session, accounts.session_grants, accounts.choose_grant, accounts.close_session from public;
  grant execute on function accounts.begin_sign_in, accounts.take_sign_in, accounts.open_session,
    accounts.read_session, accounts.session_grants, accounts.choose_grant, accounts.close_session to pakmut_gateway;`;
