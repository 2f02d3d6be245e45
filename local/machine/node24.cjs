"use strict";
const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { projectDir, Stop } = require("./say.cjs");

const NEEDED_MAJOR = 24;

/** The Node 24 that everything of ours runs with: the one from npm, so that every machine runs the same. */
function findNode24() {
  const fromNpm = path.join(projectDir, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (fs.existsSync(fromNpm) && spawnSync(fromNpm, ["--version"], { stdio: "ignore" }).status === 0) return fromNpm;
  if (Number(process.versions.node.split(".")[0]) >= NEEDED_MAJOR) return process.execPath;
  throw new Stop(
    `Pakmut needs Node ${NEEDED_MAJOR}, and npm has none for ${process.platform}-${process.arch}: install Node ${NEEDED_MAJOR} and start again.`,
  );
}

/**
 * Runs a program of ours, passes our signals on to it and gives its exit code (128 + n when a signal ended it).
 * The child also hears when we die without a word (kill -9): the channel to it closes.
 */
function run(node, args, environment = {}) {
  const child = spawn(node, args, {
    cwd: projectDir,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { INIT_CWD: process.cwd(), ...process.env, ...environment },
  });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  const watch = watchParent(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, pass);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/**
 * npm killed with -9 cannot tell us, but then we, or the shell that npm put between, get another parent.
 * Only npm's end is ours: the shell of the person who started npm may go.
 */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const chain = () => {
    const parent = process.ppid;
    const isShell = /sh$/.test(readProcess(parent, "comm")?.trim() ?? "");
    return isShell ? `${parent} ${readProcess(parent, "stat")?.replace(/^.*\) \S+ (\d+) .*$/s, "$1")}` : String(parent);
  };
  const before = chain();
  const timer = setInterval(() => {
    if (chain() === before) return;
    clearInterval(timer);
    onGone();
  }, 300);
  return timer;
}

/** A file of a process in /proc; undefined when there is none, as on macOS. */
function readProcess(pid, file) {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

module.exports = { findNode24, run };
