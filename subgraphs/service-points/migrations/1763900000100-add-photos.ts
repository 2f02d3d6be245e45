import type { MigrationInterface, QueryRunner } from "typeorm";
import { fileTables, isShownInTree } from "../../kit/file/file.tables";
import { completenessExpression } from "../../kit/record/completeness";

/** As they are from this migration on. */
const completenessFields = [
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

/** Photos of service points: public when the service point and all organisations above it are shown. */
export class AddPhotosOfServicePoints1763900000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_points.service_points add column photos jsonb not null default '[]';
      alter table service_points.service_points alter column completeness_percent
        set expression as (${completenessExpression(completenessFields)});
      create index service_points_photos on service_points.service_points (path_c) where photos <> '[]'::jsonb;`);
    await runner.query(
      fileTables(
        "service_points",
        `exists (select from service_points.service_points s
           where s.id = f.record_id and s.status = 'VISIBLE' and ${isShownInTree("s.path_c")})`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const before = completenessFields.filter((column) => column !== "photos");
    await runner.query(`
      drop function service_points.public_file;
      drop table service_points.files;
      alter table service_points.service_points alter column completeness_percent
        set expression as (${completenessExpression(before)});
      alter table service_points.service_points drop column photos;`);
  }
}
