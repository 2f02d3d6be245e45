"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { projectDir, say } = require("./say.cjs");
const { run } = require("./node24.cjs");
const { countsOf, filesToTellAgain, readResults, withSecondRun } = require("./test-results.cjs");

// With our process id: two runs may go on at once.
const resultsFile = path.join(projectDir, "build", `test-results-${process.pid}.json`);

/**
 * Runs jest with `args` and ends with one line "N passed, N failed" (", N skipped" when there are any).
 * A test file that cannot even be loaded counts as one failure. Browser stories that fail are told once more, alone.
 */
async function runTests(node, args) {
  const first = await runJest(node, args);
  if (!first.files) {
    if (first.code !== 0) say("0 passed, 1 failed");
    return first.code;
  }
  const again = filesToTellAgain(first.files);
  const { files, code } = again.length > 0 ? await tellAgain(node, again, first.files) : first;
  const { passed, failed, skipped } = countsOf(files);
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return code === 0 && failed > 0 ? 1 : code;
}

async function tellAgain(node, names, before) {
  say(`Failed beside other tests, now told alone: ${names.map((name) => path.relative(projectDir, name)).join(", ")}`);
  const { code, files } = await runJest(node, ["--selectProjects", "browser", "--runTestsByPath", ...names]);
  if (!files) return { files: before, code: code || 1 };
  const told = withSecondRun(before, files);
  for (const name of told.unsteady) say(`UNSTEADY, passed only when told alone: ${name}`);
  return { files: told.files, code };
}

async function runJest(node, args) {
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
  const files = readResults(resultsFile);
  fs.rmSync(resultsFile, { force: true });
  return { code, files };
}

/** True when the arguments leave the browser tests in, which need the built admin UI. */
function wantsBrowser(args) {
  const selected = args.indexOf("--selectProjects");
  if (selected === -1) return !args.some((argument) => argument.startsWith("--listTests"));
  return args.slice(selected + 1).includes("browser");
}

module.exports = { runTests, wantsBrowser };
