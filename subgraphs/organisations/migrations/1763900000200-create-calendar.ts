import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";
import { projectFile } from "../../kit/project-file";

interface Row {
  date: string;
  name_th: string;
  kind: string;
  evidence: string;
}

/** How sure a day of the file is, in the words of the page วันหยุด. */
const sources: Readonly<Record<string, string>> = {
  xcheck: "ประกาศวันหยุดราชการ ตรวจตรงกันหลายแหล่ง",
  "single source": "พบในแหล่งเดียว ควรตรวจกับมติคณะรัฐมนตรี",
  "general knowledge": "ยังไม่ได้ตรวจกับประกาศ ควรตรวจ",
  "by rule, verify": "คิดตามหลักวันหยุดชดเชย ควรตรวจกับมติคณะรัฐมนตรี",
};

/** `calendar`: the public holidays, which every subgraph may read. Kept by organisations. */
export class CreateCalendar1763900000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const role = roleOf("organisations");
    await runner.query(`
      create schema if not exists calendar;
      grant usage on schema calendar to public;
      create table calendar.years (
        id uuid primary key default uuidv7(),
        year smallint not null unique check (year between 1900 and 2399),
        declared_at timestamptz not null default now(),
        declared_by_name text
      );
      create table calendar.holidays (
        id uuid primary key default uuidv7(),
        date date not null,
        name_th text not null,
        name_en text,
        kind text not null check (kind in ('REGULAR', 'LUNAR', 'SUBSTITUTION', 'SPECIAL', 'PLOUGHING')),
        province_code text references directory.provinces,
        source text not null,
        version integer not null default 1,
        updated_at timestamptz not null default now(),
        updated_by_name text,
        withdrawn_at timestamptz,
        withdrawn_by_name text,
        withdraw_reason text,
        check ((withdrawn_at is null) = (withdraw_reason is null))
      );
      create unique index holidays_once on calendar.holidays (date, province_code) nulls not distinct
        where withdrawn_at is null;
      grant select on calendar.years, calendar.holidays to public;
      grant insert on calendar.years to ${role};
      grant insert, update on calendar.holidays to ${role};`);
    const file = projectFile("subgraphs/organisations/holiday/data/holidays.csv");
    const rows = parse<Row>(readFileSync(file), { columns: true, bom: true });
    const holidays = rows.map((row) => ({ ...row, kind: row.kind.toUpperCase(), source: sources[row.evidence] }));
    await runner.query(
      `insert into calendar.holidays (date, name_th, kind, source)
       select date, name_th, kind, source from json_to_recordset($1)
       as row (date date, name_th text, kind text, source text)`,
      [JSON.stringify(holidays)],
    );
    await runner.query(
      "insert into calendar.years (year) select distinct extract(year from date) from calendar.holidays order by 1",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema calendar cascade");
  }
}
