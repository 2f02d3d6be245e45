import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { projectFile } from "../../kit/project-file";

const readData = (file: string): unknown[] =>
  parse(readFileSync(projectFile("subgraphs/organisations/division/data", file)), { columns: true, bom: true });

/**
 * `directory`: what every subgraph may read of every organisation, and the administrative divisions. It holds no more than
 * the public register of offices does, so it has no row level security. Kept by organisations.
 */
export class CreateDirectory1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists directory;
      grant usage on schema directory to public;

      create table directory.provinces (
        code text primary key check (code ~ '^[0-9]{2}$'),
        name_th text collate "th-x-icu" not null,
        name_en text not null,
        latitude double precision not null,
        longitude double precision not null
      );
      create table directory.districts (
        code text primary key check (code ~ '^[0-9]{4}$'),
        province_code text not null references directory.provinces,
        name_th text collate "th-x-icu" not null,
        name_en text not null,
        latitude double precision not null,
        longitude double precision not null
      );
      create index districts_province on directory.districts (province_code, name_th);
      create table directory.subdistricts (
        code text primary key check (code ~ '^[0-9]{6}$'),
        district_code text not null references directory.districts,
        name_th text collate "th-x-icu" not null,
        name_en text not null,
        postcode text not null check (postcode ~ '^[1-9][0-9]{4}$'),
        latitude double precision not null,
        longitude double precision not null
      );
      create index subdistricts_district on directory.subdistricts (district_code, name_th);

      create table directory.organisations (
        id uuid primary key,
        parent_id uuid,
        path_c text collate "C" not null unique,
        level text not null,
        code text,
        name_th text collate "th-x-icu" not null,
        name_en text,
        type_code text,
        sub_type_code text,
        category_code text,
        province_code text,
        status text not null
      );
      create index organisations_parent on directory.organisations (parent_id);

      create function directory.ancestor_paths(path text) returns text[] immutable language sql
      begin atomic
        select coalesce(array_agg(substr(path, 1, dot - 1) order by dot), '{}')
        from generate_series(1, length(path)) dot where substr(path, dot, 1) = '.';
      end;
      grant select on all tables in schema directory to public;`);

    await runner.query(
      `insert into directory.provinces
       select code, name_th, name_en, centroid_lat, centroid_lng from json_to_recordset($1)
       as row (code text, name_th text, name_en text, centroid_lat float8, centroid_lng float8)`,
      [JSON.stringify(readData("provinces.csv"))],
    );
    await runner.query(
      `insert into directory.districts
       select code, province_code, name_th, name_en, centroid_lat, centroid_lng from json_to_recordset($1)
       as row (code text, province_code text, name_th text, name_en text, centroid_lat float8, centroid_lng float8)`,
      [JSON.stringify(readData("districts.csv"))],
    );
    await runner.query(
      `insert into directory.subdistricts
       select code, district_code, name_th, name_en, postcode, lat, lng from json_to_recordset($1)
       as row (code text, district_code text, name_th text, name_en text, postcode text, lat float8, lng float8)`,
      [JSON.stringify(readData("subdistricts.csv"))],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema directory cascade");
  }
}
