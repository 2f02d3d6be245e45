import type { MigrationInterface, QueryRunner } from "typeorm";
import { completenessExpression } from "../../kit/record/completeness";

/** As they were before this migration. */
const fieldsBefore = [
  "name_en",
  "address_th",
  "address_en",
  "subdistrict_code",
  "postcode",
  "pin_confirmed_at",
  "phones",
  "email",
  "photos",
];
/** As they are from this migration on. */
const completenessFields = [...fieldsBefore, "opening_hours"];

const setExpression = (columns: readonly string[]): string =>
  `alter table service_points.service_points alter column completeness_percent
     set expression as (${completenessExpression(columns)});`;

/** Opening hours and facilities of service points. Hours count towards completeness: citizens come for them. */
export class AddOpeningHoursOfServicePoints1763900000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_points.service_points
        add column opening_hours jsonb, add column facilities jsonb not null default '[]';
      ${setExpression(completenessFields)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${setExpression(fieldsBefore)}
      alter table service_points.service_points drop column opening_hours, drop column facilities;`);
  }
}
