import type { MigrationInterface, QueryRunner } from "typeorm";
import { jobSchemaOf, queueName } from "../../kit/job/job";

const jobs = jobSchemaOf("accounts");

/**
 * Lets organisations ask, in the transaction in which an officer admits an agency, for the agency's first token. What is
 * asked for is a batch like one that the officer begins herself: made by the job, with her rights as they are then.
 */
export class OrderTokens1763900000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function accounts.order_token(of_organisation_id uuid, with_role text, ordered_by jsonb, of_request_id text)
      returns uuid volatile language plpgsql security definer set search_path = pg_catalog as $$
        declare
          batch_id uuid;
        begin
          insert into accounts.token_batches (path_c, filter, organisation_ids, roles, refreshes_unused, total,
            created_by_id, created_by_name, grant_id)
          values (ordered_by #>> '{grant,scopePath}', '{}', array[of_organisation_id], array[with_role], false, 1,
            (ordered_by ->> 'personId')::uuid, ordered_by ->> 'displayName', (ordered_by #>> '{grant,id}')::uuid)
          returning id into batch_id;
          insert into ${jobs}.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
            expire_seconds, heartbeat_seconds, keep_until, deletion_seconds)
          select name, jsonb_build_object('job', 'issue-activation-tokens', 'payload',
              jsonb_build_object('batchId', batch_id), 'actor', ordered_by, 'requestId', of_request_id),
            policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds,
            now() + retention_seconds * interval '1 second', deletion_seconds
          from ${jobs}.queue where name = '${queueName}';
          return batch_id;
        end $$;
      revoke all on function accounts.order_token from public;
      grant execute on function accounts.order_token to pakmut_organisations;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.order_token");
  }
}
