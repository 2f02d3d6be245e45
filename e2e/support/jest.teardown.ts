import { rmSync } from "node:fs";
import { KEPT_DATA_DIR } from "./kept-data";

/** jest calls this once after the browser tests. */
module.exports = async (): Promise<void> => {
  rmSync(process.env[KEPT_DATA_DIR] as string, { recursive: true, force: true });
};
