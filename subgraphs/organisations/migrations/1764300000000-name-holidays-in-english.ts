import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { projectFile } from "../../kit/project-file";

/** The holidays that Pakmut brings have names in English, too. What an administrator has entered stays as it is. */
export class NameHolidaysInEnglish1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const file = projectFile("subgraphs/organisations/holiday/data/names.csv");
    const names = parse(readFileSync(file), { columns: true, bom: true }) as object[];
    await runner.query(
      `update calendar.holidays h set name_en = named.name_en
       from json_to_recordset($1) as named (name_th text, name_en text)
       where h.name_th = named.name_th and h.name_en is null and h.updated_by_name is null`,
      [JSON.stringify(names)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("update calendar.holidays set name_en = null where updated_by_name is null");
  }
}
