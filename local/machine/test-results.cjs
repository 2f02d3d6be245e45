"use strict";
const fs = require("node:fs");

/** More files than these do not fail by chance: something is broken, and nobody waits to hear it twice. */
const mostToldAgain = 2;

/** The test files in what jest wrote with `--json`; undefined when it did not come so far. */
function readResults(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).testResults;
  } catch {
    return undefined;
  }
}

const testsOf = (files, ...statuses) =>
  files.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => statuses.includes(status)));

/** How many tests passed, failed and were skipped. A file that failed outside its tests counts as one that failed. */
function countsOf(files) {
  const broken = files.filter((file) => file.status === "failed" && testsOf([file], "failed").length === 0);
  return {
    passed: testsOf(files, "passed").length,
    failed: testsOf(files, "failed").length + broken.length,
    skipped: testsOf(files, "pending", "todo").length,
  };
}

/**
 * The files to tell once more: those of browser stories, when they alone failed and are few. Two servers, PostgreSQL and a
 * browser beside another test on two slow processors can be late in ways that say nothing of Pakmut; what is broken fails
 * alone as well.
 */
function filesToTellAgain(files) {
  const failed = files.filter(({ status }) => status === "failed").map(({ name }) => name);
  const areStories = failed.every((name) => name.endsWith(".browser.test.ts"));
  return areStories && failed.length <= mostToldAgain ? failed : [];
}

/** The files of the first run, those told again in place of their own, and the names of the tests that only passed then. */
function withSecondRun(first, second) {
  const isAgain = ({ name }) => second.some((file) => file.name === name);
  const files = [...first.filter((file) => !isAgain(file)), ...second];
  const nowPassed = new Set(testsOf(second, "passed").map(({ fullName }) => fullName));
  const unsteady = testsOf(first.filter(isAgain), "failed").map(({ fullName }) => fullName);
  return { files, unsteady: unsteady.filter((name) => nowPassed.has(name)) };
}

module.exports = { countsOf, filesToTellAgain, readResults, withSecondRun };
