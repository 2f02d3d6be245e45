import { newTokenKey, TOKEN_KEY } from "../../subgraphs/accounts/activation-token/token-keys";
import { makePlace, TEST_FILES_DIR } from "./test-places";
import { startTestPostgres } from "./test-postgres";

/** jest calls this once before the API tests. */
module.exports = async (): Promise<void> => {
  process.env[TOKEN_KEY] ??= newTokenKey();
  process.env[TEST_FILES_DIR] ??= makePlace("files");
  await startTestPostgres();
};
