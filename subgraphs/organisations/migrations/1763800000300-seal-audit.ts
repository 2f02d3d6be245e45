import type { MigrationInterface, QueryRunner } from "typeorm";
import { sealedAudit } from "../../kit/audit/audit-seal.tables";

/** The audit trail of organisations tells where from, and shows whoever changes it behind our back. */
export class SealOrganisationsAudit1763800000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sealedAudit("organisations"));
  }

  async down(): Promise<void> {
    throw new Error("An audit trail is not made changeable again.");
  }
}
