"use strict";

const projectDir = require("node:path").resolve(__dirname, "../..");

/** Ends the command with one sentence for the person at the terminal. */
class Stop extends Error {}

/** One line of progress. */
function say(line) {
  process.stdout.write(`${line}\n`);
}

module.exports = { projectDir, say, Stop };
