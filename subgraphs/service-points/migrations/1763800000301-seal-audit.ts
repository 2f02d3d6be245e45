import type { MigrationInterface, QueryRunner } from "typeorm";
import { sealedAudit } from "../../kit/audit/audit-seal.tables";

/** The audit trail of service points tells where from, and shows whoever changes it behind our back. */
export class SealServicePointsAudit1763800000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sealedAudit("service_points"));
  }

  async down(): Promise<void> {
    throw new Error("An audit trail is not made changeable again.");
  }
}
