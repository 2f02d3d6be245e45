import type { MigrationInterface, QueryRunner } from "typeorm";

/** More than this in a minute is noise that would bury the rest; the log has every one. */
const mostAMinute = 300;
const mostAMinuteOfAnAddress = 60;

/** Sign-ins that failed are in the audit trail, without a person: whoever it was did not prove it. */
export class RecordSignInFailures1763800000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function accounts.record_sign_in_failure(of_request_id text, failure text, cause text, from_address inet)
      returns boolean volatile language sql security definer set search_path = pg_catalog as $$
        with recent as materialized (
          select address from accounts.audit_entries
          where person_id is null and id > uuidv7(interval '-1 minute') and action = 'signIn'
          limit ${mostAMinute}
        ), recorded as (
          insert into accounts.audit_entries (request_id, person_id, person_name, role, action, entity_type, entity_id,
            entity_version, path_c, changes, address)
          select left(of_request_id, 32), null, '', null, 'signIn', 'SignIn', null, 0, '0',
            jsonb_build_object('refusal', jsonb_build_object('before', null, 'after', failure),
              'cause', jsonb_build_object('before', null, 'after', cause)),
            from_address
          where failure ~ '^[A-Z_]{1,60}$' and (cause is null or cause ~ '^[A-Z_]{1,60}$')
            and (select count(*) from recent) < ${mostAMinute}
            and (select count(*) from recent where address is not distinct from from_address) < ${mostAMinuteOfAnAddress}
          returning 1
        )
        select exists (select from recorded)
      $$;
      revoke all on function accounts.record_sign_in_failure from public;
      grant execute on function accounts.record_sign_in_failure to pakmut_gateway;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.record_sign_in_failure");
  }
}
