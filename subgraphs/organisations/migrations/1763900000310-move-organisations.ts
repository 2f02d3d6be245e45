import type { MigrationInterface, QueryRunner } from "typeorm";
import { followsPath, textsRestWhileMoving, totalsRestWhileMoving } from "../../kit/directory/move-paths";

/** A subtree of organisations can be moved as a whole. */
export class MoveOrganisations1763900000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(totalsRestWhileMoving("organisations", "organisations"));
    await runner.query(textsRestWhileMoving("organisations", "organisations"));
    await runner.query(followsPath("organisations", "files"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger files_follow_path on organisations.files;
      drop function organisations.files_follow_path`);
  }
}
