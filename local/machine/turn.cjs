"use strict";
const fs = require("node:fs");
const path = require("node:path");

const PAUSE_MS = 100;

/**
 * Does `work` while no other process does work under the same file: two that start at once must not build over each
 * other. The turn of a process that was killed is taken over.
 * @param {string} file stands while the work goes on, with the worker's process id
 */
async function inTurn(file, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!takeTurn(file)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function takeTurn(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isAtWork(file)) fs.rmSync(file, { force: true });
  return false;
}

function isAtWork(file) {
  try {
    const processId = Number(fs.readFileSync(file, "utf8"));
    // Empty for the moment between making the file and writing to it.
    if (processId > 0) process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { inTurn };
