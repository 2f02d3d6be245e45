import type { MigrationInterface, QueryRunner } from "typeorm";
import { sealedAudit } from "../../kit/audit/audit-seal.tables";

/** The audit trail of accounts tells where from, and shows whoever changes it behind our back. */
export class SealAccountsAudit1763800000302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sealedAudit("accounts"));
  }

  async down(): Promise<void> {
    throw new Error("An audit trail is not made changeable again.");
  }
}
