import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";
import {
  doubts,
  isNear,
  isSettled,
  judgePinFunction,
  mercatorX,
  mercatorY,
  mostNeighbours,
  twinMetres,
} from "./1763900000510-doubt-pins";

const schema = "service_points";

/** Entries of transactions that a snapshot did not see, the oldest first: found by their index, however long the trail is. */
const changesSince = `
  select e.entity_id as id, (e.changes #>> '{latitude,before}')::double precision as latitude,
    (e.changes #>> '{longitude,before}')::double precision as longitude,
    e.changes ?| array['latitude', 'longitude', 'pinConfirmedAt', 'pinReason', 'pinIsAbroad', 'status', 'nameTh',
      'provinceCode', 'districtCode', 'subdistrictCode'] as "concernsPin"
  from ${schema}.audit_entries e
  where e.transaction_id >= pg_snapshot_xmin(seen) and not pg_visible_in_snapshot(e.transaction_id, seen)
    and e.entity_type = 'ServicePoint'
  order by e.transaction_id limit most`;

const allNear = `select s.id from ${schema}.service_points s where ${isNear("p", "s", twinMetres)} limit ${mostNeighbours}`;

/** @param neighbours statement that gives the ids of pins around a place `p` that are judged as well */
export const judgeAround = (neighbours: string): string => `
  -- Gives the ids of pins that somebody was writing at that moment, and that are therefore left as they were.
  create or replace function ${schema}.judge_around(ids uuid[], old_latitudes double precision[], old_longitudes double precision[])
  returns uuid[] language sql security definer set search_path = pg_catalog as $$
    with changed as (
      select * from unnest(ids, old_latitudes, old_longitudes) as changed (id, old_latitude, old_longitude)
    ), left_places as (
      -- An entry names what has changed: a pin that went straight north has kept its longitude.
      select coalesce(old_latitude, s.latitude) as old_latitude, coalesce(old_longitude, s.longitude) as old_longitude,
        s.name_th
      from changed join ${schema}.service_points s using (id) where old_latitude is not null or old_longitude is not null
    ), places as (
      select s.latitude, s.longitude, s.mercator_x, s.mercator_y, s.name_th
      from changed join ${schema}.service_points s using (id) where s.latitude is not null
      union
      select old_latitude, old_longitude, ${mercatorX}, ${mercatorY}, name_th from left_places
      where old_latitude is not null and old_longitude is not null
    ), looked_at as (
      select changed.id from changed
      union
      select near.id from places p cross join lateral (
        ${neighbours}) near
    ), judged as materialized (
      select s.id, s.pin_doubts as before, case when ${isSettled} then '{}' else ${doubts} end as doubts
      from looked_at join ${schema}.service_points s using (id)
    ), free as materialized (
      select s.id, judged.doubts from ${schema}.service_points s join judged using (id)
      where judged.before <> judged.doubts for update of s skip locked
    ), judged_anew as (
      update ${schema}.service_points s set pin_doubts = free.doubts from free where s.id = free.id
    )
    select coalesce(array_agg(judged.id), '{}') from judged
    where judged.before <> judged.doubts and not exists (select from free where free.id = judged.id)
  $$;`;

/**
 * Pins are judged once their command has committed, not in it: that took half of what a command costs. No command pays for
 * being found, either: the audit trail tells what has changed, and `pin_judgements` which of it has been looked at. It keeps
 * a snapshot, because transactions do not end in the order of their numbers.
 */
export class JudgePinsAfterCommit1764000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ${schema}.pin_judgements (
        is_only boolean primary key default true check (is_only),
        seen pg_snapshot not null
      );
      insert into ${schema}.pin_judgements (seen) values (pg_current_snapshot());
      grant select, update on ${schema}.pin_judgements to ${roleOf(schema)};

      create function ${schema}.changes_since(seen pg_snapshot, most integer)
      returns table (id uuid, latitude double precision, longitude double precision, "concernsPin" boolean)
      stable language sql security definer set search_path = pg_catalog set enable_seqscan = off as $$ ${changesSince} $$;

      ${judgeAround(allNear)}
      revoke all on function ${schema}.changes_since, ${schema}.judge_around from public;
      grant execute on function ${schema}.changes_since, ${schema}.judge_around to ${roleOf(schema)};
      drop function ${schema}.judge_pin;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${judgePinFunction};
      revoke all on function ${schema}.judge_pin from public;
      grant execute on function ${schema}.judge_pin to ${roleOf(schema)};
      drop function ${schema}.judge_around;
      drop function ${schema}.changes_since;
      drop table ${schema}.pin_judgements;`);
  }
}
