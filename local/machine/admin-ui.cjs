"use strict";
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { promisify } = require("node:util");
const zlib = require("node:zlib");
const { projectDir, say, Stop } = require("./say.cjs");

const sourceDir = path.join(projectDir, "admin-ui");
const outDir = path.join(projectDir, "build", "admin-ui");
/** Each process builds in a folder of its own: two starts of one clone may find the same change. */
const nextDir = path.join(projectDir, "build", `admin-ui.${process.pid}`);
const stampName = ".stamp";

/** Builds `build/admin-ui` with vite when anything it is made of changed; the old one stays until the new one is whole. */
async function buildAdminUi(node) {
  if (!fs.existsSync(path.join(sourceDir, "vite.config.ts"))) return;
  const stamp = hashInputs();
  if (readText(path.join(outDir, stampName)) === stamp) return;
  say("Building the admin UI …");
  const startedAt = Date.now();
  try {
    await runVite(node);
    await compressAll(nextDir);
    fs.writeFileSync(path.join(nextDir, stampName), stamp);
    if (readText(path.join(outDir, stampName)) !== stamp) putInPlace();
  } finally {
    fs.rmSync(nextDir, { recursive: true, force: true });
  }
  say(`Admin UI built (${Math.round((Date.now() - startedAt) / 1000)} s).`);
}

/** Should another process put the same build in place at this moment, that one serves as well. */
function putInPlace() {
  fs.rmSync(outDir, { recursive: true, force: true });
  try {
    fs.renameSync(nextDir, outDir);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
  }
}

function runVite(node) {
  const vite = path.join(projectDir, "node_modules", "vite", "bin", "vite.js");
  const child = spawn(node, [vite, "build", "--outDir", nextDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: sourceDir,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Stop(`The admin UI does not build:\n${output.trim()}`)),
    );
  });
}

/** The gateway sends these as they are, so that no request costs compression. */
async function compressAll(directory) {
  const files = listFiles(directory).filter((file) => /\.(js|css|html|svg|json|geojson|txt|map)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const content = fs.readFileSync(file);
      if (content.length < 1024) return;
      const options = { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
      fs.writeFileSync(`${file}.br`, await promisify(zlib.brotliCompress)(content, options));
      fs.writeFileSync(`${file}.gz`, await promisify(zlib.gzip)(content, { level: 9 }));
    }),
  );
}

function hashInputs() {
  const digest = createHash("sha256");
  const inputs = [
    ...listFiles(sourceDir).filter((file) => !/\.test\.tsx?$|\.md$/.test(file)),
    ...listFiles(path.join(projectDir, "schema")).filter((file) => file.endsWith(".graphql")),
    path.join(projectDir, "package-lock.json"),
  ];
  for (const file of inputs)
    digest.update(path.relative(projectDir, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  return digest.digest("hex");
}

function listFiles(directory) {
  if (!fs.existsSync(directory)) return [];
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(directory, entry.name);
      if (entry.isDirectory()) return entry.name === "node_modules" ? [] : listFiles(file);
      return entry.isFile() ? [file] : [];
    });
}

function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

module.exports = { buildAdminUi };
