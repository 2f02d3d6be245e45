import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

const schema = "service_points";
/** So many at one spot are a file's default, not offices. */
const crowd = 5;
/** Sub-districts are known by one point each; their far ends are seldom further from it. */
const farMetres = 20_000;
export const twinMetres = 200;
/**
 * Where a file has put thousands at one spot, or thousands of offices share one place, a judgement looks at so many
 * neighbours for one of the same name, and a command has so many of them judged anew: the rest is left to the chore.
 */
const mostTwins = 200;
export const mostNeighbours = 20;
const degreeMetres = 111_320;
/** As the database generates them for each row. */
const worldUnits = 2 ** 30;
export const mercatorX = `floor((old_longitude + 180) / 360 * ${worldUnits})::integer`;
export const mercatorY = `floor((1 - ln(tan(radians(old_latitude)) + 1 / cos(radians(old_latitude))) / pi()) / 2 * ${worldUnits})::integer`;
/** Mercator units a metre at the equator; further north a metre has more. */
const unitsAMetre = worldUnits / 40_075_017;

const metresBetween = (one: string, other: string): string => `sqrt(
  ((${one}.latitude - ${other}.latitude) * ${degreeMetres}) ^ 2
  + ((${one}.longitude - ${other}.longitude) * ${degreeMetres} * cos(radians(${one}.latitude))) ^ 2)`;

/** Within so many metres, found by the index of the map, which holds what has coordinates; `near` has the coordinates and the Mercator integers. */
export const isNear = (of: string, near: string, metres: number): string => {
  const reach = `(${metres * unitsAMetre} / cos(radians(${of}.latitude)))::int`;
  return `${near}.latitude is not null and ${near}.mercator_x between ${of}.mercator_x - ${reach} and ${of}.mercator_x + ${reach}
    and ${near}.mercator_y between ${of}.mercator_y - ${reach} and ${of}.mercator_y + ${reach}
    and ${metresBetween(of, near)} <= ${metres}`;
};

export const nameKey = (of: string): string => `lower(regexp_replace(${of}.name_th, '\\s', '', 'g'))`;
const isInProvince = "exists (select from unnest(s.pin_reach) code where left(code, 2) = s.province_code)";

/** What speaks against a service point `s`. */
export const doubts = `array_remove(array[
  case when not s.pin_is_abroad and s.pin_reach is not null and s.province_code is not null and not ${isInProvince}
    then 'OUTSIDE_PROVINCE' end,
  case when not s.pin_is_abroad and s.pin_reach is not null and s.district_code is not null and ${isInProvince}
    and s.district_code <> all(s.pin_reach) then 'OUTSIDE_DISTRICT' end,
  case when exists (select from directory.subdistricts place where place.code = s.subdistrict_code
    and ${metresBetween("s", "place")} > ${farMetres}) then 'FAR_FROM_ADDRESS' end,
  case when (select count(*) from (select from ${schema}.service_points same where same.status = 'VISIBLE'
    and same.latitude is not null and same.mercator_x = s.mercator_x and same.mercator_y = s.mercator_y limit ${crowd}) here) = ${crowd}
    then 'CROWDED' end,
  case when exists (select from (select twin.name_th from ${schema}.service_points twin where twin.id <> s.id
    and twin.status = 'VISIBLE' and ${isNear("s", "twin", twinMetres)} limit ${mostTwins}) twin
    where ${nameKey("twin")} = ${nameKey("s")}) then 'SAME_NAME_NEARBY' end
], null)`;

/** Hidden ones mislead nobody; what an officer has given a reason for is settled. */
export const isSettled = `s.latitude is null or s.status <> 'VISIBLE' or (s.pin_confirmed_at is not null and s.pin_reason is not null)`;

/** Has one pin judged and those around it; a later migration does so after the command. */
export const judgePinFunction = `
  create function ${schema}.judge_pin(pin uuid, old_latitude double precision, old_longitude double precision)
  returns integer language sql security definer set search_path = pg_catalog as $$
    with places as (
      select latitude, longitude, mercator_x, mercator_y from ${schema}.service_points
      where id = pin and latitude is not null
      union
      select old_latitude, old_longitude, ${mercatorX}, ${mercatorY} where old_latitude is not null
    )
    select ${schema}.judge_pins(array(
      select pin union
      (select near.id from places s join ${schema}.service_points near on ${isNear("s", "near", twinMetres)}
       limit ${mostNeighbours})
    ))
  $$;`;

/**
 * Pins that should be looked at. The judgement looks beyond the scope of whoever pins, at neighbours that are another
 * office's, and tells of those no more than that there are some; rows that somebody is writing are left to the next round.
 */
export class DoubtPins1763900000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ${schema}.service_points
        add column pin_reach text[], add column pin_doubts text[] not null default '{}';
      create index service_points_doubts on ${schema}.service_points (path_c) where pin_doubts <> '{}';

      -- A file moves pins that nobody has confirmed, and does not know what they are near.
      create function ${schema}.forget_pin_reach() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
          new.pin_reach := null;
          return new;
        end $$;
      create trigger service_points_reach before update on ${schema}.service_points for each row
        when ((old.latitude, old.longitude) is distinct from (new.latitude, new.longitude) and new.pin_confirmed_at is null)
        execute function ${schema}.forget_pin_reach();

      create function ${schema}.judge_pins(ids uuid[]) returns integer language sql security definer
      set search_path = pg_catalog as $$
        with judged as materialized (
          select s.id, case when ${isSettled} then '{}' else ${doubts} end as doubts
          from ${schema}.service_points s where s.id = any(ids)
        ), wrong as materialized (
          select s.id, judged.doubts from ${schema}.service_points s join judged using (id)
          where s.pin_doubts <> judged.doubts for update of s skip locked
        ), judged_anew as (
          update ${schema}.service_points s set pin_doubts = wrong.doubts from wrong where s.id = wrong.id returning 1
        )
        select count(*)::int from judged_anew
      $$;
      ${judgePinFunction}
      revoke all on function ${schema}.judge_pins, ${schema}.judge_pin from public;
      grant execute on function ${schema}.judge_pins, ${schema}.judge_pin to ${roleOf(schema)};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function ${schema}.judge_pin;
      drop function ${schema}.judge_pins;
      drop trigger service_points_reach on ${schema}.service_points;
      drop function ${schema}.forget_pin_reach;
      drop index ${schema}.service_points_doubts;
      alter table ${schema}.service_points drop column pin_reach, drop column pin_doubts;`);
  }
}
