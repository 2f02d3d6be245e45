import { makePlace } from "../../local/testing/test-places";
import { KEPT_DATA_DIR } from "./kept-data";

/** jest calls this once before the browser tests. */
module.exports = async (): Promise<void> => {
  process.env[KEPT_DATA_DIR] = makePlace("kept");
};
