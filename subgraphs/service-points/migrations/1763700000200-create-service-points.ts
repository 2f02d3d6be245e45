import type { MigrationInterface, QueryRunner } from "typeorm";
import { kitTables, scopedTable } from "../../kit/database/kit-tables";
import { completenessColumn } from "../../kit/record/completeness";

const schema = "service_points";
/** As they were when the table was made; a later migration says what counts now. */
const completenessFields = [
  "name_en",
  "address_th",
  "address_en",
  "subdistrict_code",
  "postcode",
  "pin_confirmed_at",
  "phones",
  "email",
].map((column) => ({ column }));
/** Whole world in Web Mercator: 2^30 units a side, so that a shift groups points into the cells of a zoom level. */
const worldUnits = 2 ** 30;

/** Service points with their pins. */
export class CreateServicePoints1763700000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(servicePoints);
    await runner.query(kitTables(schema));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ${schema} cascade`);
  }
}

const mercatorX = `floor((longitude + 180) / 360 * ${worldUnits})::integer`;
const mercatorY = `floor((1 - ln(tan(radians(latitude)) + 1 / cos(radians(latitude))) / pi()) / 2 * ${worldUnits})::integer`;

const servicePoints = `
  create table service_points.service_points (
    id uuid primary key default uuidv7(),
    organisation_id uuid not null,
    path_c text collate "C" not null,
    code text unique check (code ~ '^[0-9]{13}$'),
    status text not null default 'VISIBLE' check (status in ('VISIBLE', 'HIDDEN')),
    name_th text collate "th-x-icu" not null,
    name_en text,
    address_th text,
    address_en text,
    province_code text,
    district_code text,
    subdistrict_code text,
    postcode text check (postcode ~ '^[1-9][0-9]{4}$'),
    phones jsonb not null default '[]',
    email text,
    note text,
    latitude double precision check (latitude between -85 and 85),
    longitude double precision check (longitude between -180 and 180),
    mercator_x integer generated always as (${mercatorX}) stored,
    mercator_y integer generated always as (${mercatorY}) stored,
    pin_source text check (pin_source in ('IMPORTED', 'ADDRESS', 'OFFICER')),
    pin_province_code text,
    pin_district_code text,
    pin_is_abroad boolean not null default false,
    pin_reason text,
    pin_confirmed_at timestamptz,
    pin_confirmed_by_name text,
    search_key text not null,
    ${completenessColumn(completenessFields)},
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    updated_by_name text,
    check ((latitude is null) = (longitude is null)),
    check ((latitude is null) = (pin_source is null)),
    check (pin_confirmed_at is null or latitude is not null)
  );
  create index service_points_organisation on service_points.service_points (organisation_id);
  create index service_points_scope on service_points.service_points (path_c)
    include (status, latitude, pin_confirmed_at, completeness_percent);
  create index service_points_name on service_points.service_points (name_th, id) include (path_c);
  create index service_points_updated on service_points.service_points (updated_at, id) include (path_c);
  create index service_points_completeness on service_points.service_points (completeness_percent, id) include (path_c);
  create index service_points_province on service_points.service_points (province_code, path_c);
  create index service_points_mercator on service_points.service_points (mercator_x, mercator_y)
    include (path_c, latitude, longitude, pin_confirmed_at, completeness_percent, id) where latitude is not null;
  ${scopedTable(schema, "service_points", "select, insert, update")}`;
