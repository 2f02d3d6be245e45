import type { MigrationInterface, QueryRunner } from "typeorm";
import { followsPath, textsRestWhileMoving, totalsRestWhileMoving } from "../../kit/directory/move-paths";

/** Service points move with the subtree that they belong to. */
export class MoveWithOrganisations1763900000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(totalsRestWhileMoving("service_points", "service_points"));
    await runner.query(textsRestWhileMoving("service_points", "service_points"));
    await runner.query(followsPath("service_points", "service_points"));
    await runner.query(followsPath("service_points", "files"));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["service_points", "files"]) {
      await runner.query(`
        drop trigger ${table}_follow_path on service_points.${table};
        drop function service_points.${table}_follow_path`);
    }
  }
}
