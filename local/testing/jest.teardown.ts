import { stopTestPostgres } from "./test-postgres";

/** jest calls this once after the API tests. */
module.exports = stopTestPostgres;
