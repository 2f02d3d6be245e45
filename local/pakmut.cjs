"use strict";
// The one way in: `npm start`, `npm test`, `npm run check` and every other script of package.json come through here.
// Plain JavaScript for Node 20 with nothing installed; it installs, compiles, and runs the real command with Node 24.
const path = require("node:path");
const { ensurePackages } = require("./machine/install.cjs");
const { findNode24, run } = require("./machine/node24.cjs");
const { compileServer } = require("./machine/compile.cjs");
const { buildAdminUi } = require("./machine/admin-ui.cjs");
const { runTests, wantsBrowser } = require("./machine/tests.cjs");
const { projectDir, Stop } = require("./machine/say.cjs");

/** Each command's program, below build/server. */
const PROGRAMS = {
  start: "local/start.js",
  serve: "gateway/serve.js",
  test: null,
  check: "local/check.js",
  demo: "local/demo.js",
  import: "local/import.js",
  audit: "local/audit.js",
  backup: "local/backup.js",
  restore: "local/restore.js",
  faults: "faults/faults.js",
  bench: "bench/bench.js",
  "bench:browser": "bench/browser.js",
};

async function main([command, ...args]) {
  if (!Object.hasOwn(PROGRAMS, command)) throw new Stop(`Use one of: ${Object.keys(PROGRAMS).join(", ")}.`);
  await ensurePackages();
  const node = findNode24();
  await compileServer();
  const program = path.join(projectDir, "build", "server", PROGRAMS[command] ?? "");
  // Before the UI is built, for it is built with them: a new document of a page would stop it.
  if (command === "check" && args.includes("--write")) await run(node, [program, "--generate-only"]);
  if (["start", "serve", "check"].includes(command) || (command === "test" && wantsBrowser(args)))
    await buildAdminUi(node);
  if (command === "test") return runTests(node, args);
  return run(node, ["--enable-source-maps", program, ...args]);
}

function explain(error) {
  if (error instanceof Stop) return error.message;
  const where = error.path ?? projectDir;
  if (["ENOSPC", "EDQUOT"].includes(error.code))
    return `The disk that holds ${where} is full: free some space and start again.`;
  if (["EACCES", "EROFS", "EPERM"].includes(error.code))
    return `No permission to write in ${where}: give your user the right to write there and start again.`;
  return error.stack;
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  process.stderr.write(
    `Pakmut needs Node 20 or newer, this is Node ${process.versions.node}: install a newer one and start again.\n`,
  );
  process.exit(1);
}
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
