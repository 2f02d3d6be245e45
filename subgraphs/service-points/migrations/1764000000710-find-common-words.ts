import type { MigrationInterface, QueryRunner } from "typeorm";
import { textFunctions } from "../../kit/database/text-functions";

/** Words that nearly all names have are looked for without the trigrams. */
export class FindCommonWordsOfServicePoints1764000000710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(textFunctions("service_points", "service_points"));
  }

  /** The functions answer as those before them. */
  async down(): Promise<void> {}
}
