import { rmSync } from "node:fs";
import { TEST_FILES_DIR } from "./test-places";
import { stopTestPostgres } from "./test-postgres";

/** jest calls this once after the API tests. */
module.exports = async (): Promise<void> => {
  await stopTestPostgres();
  rmSync(process.env[TEST_FILES_DIR] as string, { recursive: true, force: true });
};
