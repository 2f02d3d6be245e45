import { startTestPostgres } from "./test-postgres";

/** jest calls this once before the API tests. */
module.exports = startTestPostgres;
