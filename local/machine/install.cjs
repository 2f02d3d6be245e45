"use strict";
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { projectDir, say, Stop } = require("./say.cjs");

const modulesDir = path.join(projectDir, "node_modules");
const lockFile = path.join(projectDir, "package-lock.json");
const ownCache = path.join(projectDir, "build", "npm-cache");
const stampFile = path.join(modulesDir, ".pakmut-stamp");

/** Makes node_modules agree with package-lock.json; does nothing when it does already. */
async function ensurePackages() {
  const lockText = fs.readFileSync(lockFile);
  const stamp = createHash("sha256").update(lockText).update(`${process.platform}-${process.arch}`).digest("hex");
  if (readText(stampFile) === stamp) return;
  if (!isInstalled(JSON.parse(lockText))) {
    const release = await waitForTurn();
    try {
      if (readText(stampFile) !== stamp) await runNpmCi();
    } finally {
      release();
    }
  }
  fs.writeFileSync(stampFile, stamp);
}

/**
 * npm writes what it really installed to node_modules/.package-lock.json, at the very end. When that agrees with
 * the lockfile (somebody ran npm himself), there is nothing to do. Optional packages may be missing unless they are
 * made for exactly this machine.
 */
function isInstalled(lock) {
  let installed;
  try {
    installed = JSON.parse(fs.readFileSync(path.join(modulesDir, ".package-lock.json"), "utf8")).packages;
  } catch {
    return false;
  }
  return Object.entries(lock.packages).every(([name, wanted]) => {
    if (name === "" || wanted.link) return true;
    const found = installed[name];
    if (found === undefined) return wanted.optional === true && !isMadeForThisMachine(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function isMadeForThisMachine({ os: systems, cpu: processors, libc = "glibc" }) {
  const names = (list, value) => list !== undefined && [list].flat().includes(value);
  return names(systems, process.platform) && names(processors, process.arch) && names(libc, "glibc");
}

/** Two commands started at once in a fresh clone: the second waits for the first one's installation. */
async function waitForTurn() {
  const turnFile = path.join(projectDir, "build", "installing");
  fs.mkdirSync(path.dirname(turnFile), { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    try {
      fs.writeFileSync(turnFile, String(process.pid), { flag: "wx" });
      return () => fs.rmSync(turnFile, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (!isRunning(Number(readText(turnFile)))) {
      fs.rmSync(turnFile, { force: true });
      continue;
    }
    if (isFirst) say("Another command is installing the packages, waiting for it …");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function runNpmCi() {
  say("Installing the packages with npm ci (a minute or two the first time) …");
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const progress = setInterval(() => say(`Still installing (${seconds()} s) …`), 15_000);
  const { code, output } = await npm([
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  clearInterval(progress);
  fs.rmSync(ownCache, { recursive: true, force: true });
  if (code !== 0) throw new Stop(explainNpm(output));
  say(`Packages installed (${seconds()} s).`);
}

function npm(args) {
  const npmScript = process.env.npm_execpath;
  const [command, leading] =
    npmScript && /npm-cli\.js$/.test(npmScript) ? [process.execPath, [npmScript]] : ["npm", []];
  return new Promise((resolve) => {
    const child = spawn(command, [...leading, ...args], {
      cwd: projectDir,
      env: npmEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** npm wants to write its cache; when the home directory cannot be written, it gets a place of ours. */
function npmEnvironment() {
  const cache = process.env.npm_config_cache || path.join(os.homedir(), ".npm");
  const env = { ...process.env };
  if (!isWritable(cache)) env.npm_config_cache = ownCache;
  return env;
}

function isWritable(directory) {
  try {
    fs.mkdirSync(directory, { recursive: true });
    fs.accessSync(directory, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function explainNpm(output) {
  if (/ENOSPC|EDQUOT/.test(output))
    return `The disk that holds ${projectDir} is full: free some space and start again.`;
  if (/EACCES|EROFS|EPERM/.test(output))
    return `npm has no permission to write in ${projectDir}: give your user the right to write there.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output))
    return "The packages could not be fetched: connect to the internet (or set your npm registry) and start again.";
  return `npm ci failed:\n${output.trim()}`;
}

function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

module.exports = { ensurePackages };
