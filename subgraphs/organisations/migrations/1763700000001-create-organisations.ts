import type { MigrationInterface, QueryRunner } from "typeorm";
import { kitTables, scopedTable } from "../../kit/database/kit-tables";
import { roleOf } from "../../kit/database/schema-role";
import { rootPath } from "../../kit/database/scope";
import { completenessColumn } from "../../kit/record/completeness";
import { completenessFields } from "../organisation/completeness";

const schema = "organisations";
const role = roleOf(schema);
/** The one root of the tree, of which every ministry is a child. */
export const countryId = "00000000-0000-7000-8000-000000000001";

/** Organisations with their tree, and what keeps `directory.organisations` equal to them. */
export class CreateOrganisations1763700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(organisationTypes);
    await runner.query(organisations);
    await runner.query(directorySync);
    await runner.query(kitTables(schema));
    await runner.query(
      `insert into organisations.organisations (id, level, path_c, name_th, name_en, search_key)
       values ($1, 'COUNTRY', $2, 'ประเทศไทย', 'Thailand', 'ประเทศไทย thailand')`,
      [countryId, rootPath],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ${schema} cascade`);
  }
}

const organisationTypes = `
  create table organisations.organisation_types (
    code text primary key,
    parent_code text references organisations.organisation_types,
    position smallint not null,
    name_th text not null,
    name_en text not null
  );
  insert into organisations.organisation_types (code, parent_code, position, name_th, name_en) values
    ('CENTRAL', null, 1, 'ราชการส่วนกลาง', 'Central administration'),
    ('CENTRAL_HEADQUARTERS', 'CENTRAL', 1, 'ส่วนกลาง', 'Headquarters'),
    ('CENTRAL_IN_REGION', 'CENTRAL', 2, 'ส่วนกลางที่ตั้งอยู่ในภูมิภาค', 'Central office in a region'),
    ('REGIONAL', null, 2, 'ราชการส่วนภูมิภาค', 'Regional administration'),
    ('LOCAL', null, 3, 'องค์กรปกครองส่วนท้องถิ่น', 'Local government'),
    ('LOCAL_PAO', 'LOCAL', 1, 'องค์การบริหารส่วนจังหวัด (อบจ.)', 'Provincial administrative organisation'),
    ('LOCAL_MUNICIPALITY', 'LOCAL', 2, 'เทศบาล', 'Municipality'),
    ('LOCAL_SAO', 'LOCAL', 3, 'องค์การบริหารส่วนตำบล (อบต.)', 'Sub-district administrative organisation'),
    ('LOCAL_SPECIAL', 'LOCAL', 4, 'องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ', 'Special local government'),
    ('STATE_ENTERPRISE', null, 4, 'รัฐวิสาหกิจ', 'State enterprise'),
    ('PUBLIC_ORGANISATION', null, 5, 'องค์การมหาชน', 'Public organisation'),
    ('INDEPENDENT', null, 6, 'องค์กรอิสระ', 'Independent body');
  create table organisations.organisation_categories (
    code text primary key,
    position smallint not null,
    name_th text not null,
    name_en text not null
  );
  insert into organisations.organisation_categories (code, position, name_th, name_en) values
    ('OFFICE', 1, 'สำนักงาน', 'Office'),
    ('SCHOOL', 2, 'โรงเรียน', 'School'),
    ('VOCATIONAL_COLLEGE', 3, 'สถานศึกษาอาชีวศึกษา', 'Vocational college'),
    ('HOSPITAL', 4, 'สถานพยาบาล', 'Hospital or clinic'),
    ('OTHER', 9, 'อื่น ๆ', 'Other');
  grant select on organisations.organisation_types, organisations.organisation_categories to ${role};`;

const organisations = `
  create sequence organisations.path_labels;
  grant usage on sequence organisations.path_labels to ${role};
  create function organisations.next_path_label() returns text language plpgsql as $$
    declare
      rest bigint := nextval('organisations.path_labels');
      label text := '';
    begin
      while rest > 0 loop
        label := substr('0123456789abcdefghijklmnopqrstuvwxyz', (rest % 36)::int + 1, 1) || label;
        rest := rest / 36;
      end loop;
      return label;
    end $$;

  create table organisations.organisations (
    id uuid primary key default uuidv7(),
    parent_id uuid references organisations.organisations,
    path_c text collate "C" not null unique,
    level text not null check (level in ('COUNTRY', 'MINISTRY', 'DEPARTMENT', 'AGENCY')),
    code text unique check (code ~ '^[0-9]{13}$'),
    type_code text references organisations.organisation_types,
    sub_type_code text references organisations.organisation_types,
    category_code text references organisations.organisation_categories,
    status text not null default 'VISIBLE' check (status in ('VISIBLE', 'HIDDEN')),
    name_th text collate "th-x-icu" not null,
    name_en text,
    full_name_th text,
    address_th text,
    address_en text,
    province_code text,
    district_code text,
    subdistrict_code text,
    postcode text check (postcode ~ '^[1-9][0-9]{4}$'),
    phones jsonb not null default '[]',
    fax text,
    website text,
    social_links jsonb not null default '[]',
    email_public text,
    email_registered text,
    email_complaints text,
    search_key text not null,
    ${completenessColumn(completenessFields)},
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    updated_by_name text,
    check ((level = 'COUNTRY') = (parent_id is null))
  );
  create index organisations_children on organisations.organisations (parent_id, name_th, id);
  create index organisations_scope on organisations.organisations (path_c) include (status, completeness_percent)
    where level <> 'COUNTRY';
  create index organisations_name on organisations.organisations (name_th, id) include (path_c);
  create index organisations_updated on organisations.organisations (updated_at, id) include (path_c);
  create index organisations_completeness on organisations.organisations (completeness_percent, id) include (path_c);
  create index organisations_province on organisations.organisations (province_code, path_c);
  create index organisations_type on organisations.organisations (type_code, path_c);
  create index organisations_status on organisations.organisations (status, path_c);
  ${scopedTable(schema, "organisations", "select, insert, update")}`;

const columns =
  "id, parent_id, path_c, level, code, name_th, name_en, type_code, sub_type_code, category_code, province_code, status";

const directorySync = `
  create function organisations.copy_to_directory() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
    begin
      insert into directory.organisations (${columns}) select ${columns} from changed
      on conflict (id) do update set (${columns}) =
        (select ${columns
          .split(", ")
          .map((column) => `excluded.${column}`)
          .join(", ")});
      return null;
    end $$;
  create trigger organisations_inserted after insert on organisations.organisations
    referencing new table as changed for each statement execute function organisations.copy_to_directory();
  create trigger organisations_updated after update on organisations.organisations
    referencing new table as changed for each statement execute function organisations.copy_to_directory();`;
