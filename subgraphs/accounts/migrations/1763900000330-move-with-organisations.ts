import type { MigrationInterface, QueryRunner } from "typeorm";
import { followsPath, textsRestWhileMoving } from "../../kit/directory/move-paths";

const tables = ["grants", "activation_tokens", "api_keys"];

/** Users, tokens and API keys move with the subtree that they belong to. */
export class MoveAccountsWithOrganisations1763900000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textsRestWhileMoving("accounts", "grants"));
    for (const table of tables) await runner.query(followsPath("accounts", table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await runner.query(`
        drop trigger ${table}_follow_path on accounts.${table};
        drop function accounts.${table}_follow_path`);
    }
  }
}
