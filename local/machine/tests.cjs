"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { projectDir, say } = require("./say.cjs");
const { run } = require("./node24.cjs");

// With our process id: two runs may go on at once.
const resultsFile = path.join(projectDir, "build", `test-results-${process.pid}.json`);

/**
 * Runs jest with `args` and ends with one line "N passed, N failed" (", N skipped" when there are any).
 * A test file that cannot even be loaded counts as one failure.
 */
async function runTests(node, args) {
  fs.mkdirSync(path.dirname(resultsFile), { recursive: true });
  const jest = path.join(projectDir, "node_modules", "jest", "bin", "jest.js");
  // Packages that are ECMAScript modules only (openid-client, oidc-provider) load in jest with this switch alone.
  const nodeOptions = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  // A test that leaves something open must not keep CI waiting for ever: its result is known by then.
  const code = await run(
    node,
    [...nodeOptions, jest, "--forceExit", "--json", `--outputFile=${resultsFile}`, ...args],
    { NODE_ENV: "test" },
  );
  const counts = readCounts();
  fs.rmSync(resultsFile, { force: true });
  if (counts === undefined) {
    if (code !== 0) say("0 passed, 1 failed");
    return code;
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  say(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  return code === 0 && counts.failed > 0 ? 1 : code;
}

/** True when the arguments leave the browser tests in, which need the built admin UI. */
function wantsBrowser(args) {
  const selected = args.indexOf("--selectProjects");
  if (selected === -1) return !args.some((argument) => argument.startsWith("--listTests"));
  return args.slice(selected + 1).includes("browser");
}

function readCounts() {
  try {
    const results = JSON.parse(fs.readFileSync(resultsFile, "utf8"));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } catch {
    return undefined;
  }
}

module.exports = { runTests, wantsBrowser };
