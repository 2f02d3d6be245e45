"use strict";
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { projectDir, say, Stop } = require("./say.cjs");
const { inTurn } = require("./turn.cjs");

const SOURCES = ["bench", "e2e", "faults", "gateway", "local", "schema", "subgraphs"];
const outDir = path.join(projectDir, "build", "server");
const manifestFile = path.join(outDir, ".manifest.json");

/**
 * Brings `build/server` to the state of the sources: TypeScript compiled, the files that the code reads beside it
 * copied, what has no source any more removed. Only what changed is touched.
 */
const compileServer = () => inTurn(path.join(projectDir, "build", "server.building"), compileChanged);

async function compileChanged() {
  const settings = hash(
    fs.readFileSync(path.join(projectDir, ".swcrc")),
    fs.readFileSync(path.join(projectDir, "package-lock.json")),
  );
  const before = readManifest(settings);
  const after = { settings, files: {} };
  const changed = [];
  for (const source of SOURCES.flatMap((folder) => listSources(folder))) {
    const { size, mtimeMs } = fs.statSync(path.join(projectDir, source));
    const stamp = `${size}:${mtimeMs}`;
    after.files[source] = stamp;
    const isCurrent = before.files[source] === stamp && fs.existsSync(path.join(outDir, outputOf(source)));
    if (!isCurrent) changed.push(source);
  }
  removeStale(before, after);
  if (changed.length > 0) await buildAll(changed);
  writeAtomically(manifestFile, JSON.stringify(after));
}

async function buildAll(changed) {
  if (changed.length > 20) say(`Compiling the server (${changed.length} files) …`);
  const swc = require("@swc/core");
  const options = JSON.parse(fs.readFileSync(path.join(projectDir, ".swcrc"), "utf8"));
  delete options.$schema;
  const results = await Promise.allSettled(changed.map((source) => build(swc, options, source)));
  const faults = results
    .filter(({ status }) => status === "rejected")
    .map(({ reason }) => String(reason.message ?? reason));
  // The manifest is not written, so that the next run tries the same files again.
  if (faults.length > 0) throw new Stop(`The server does not compile:\n${faults.join("\n")}`);
}

async function build(swc, options, source) {
  const from = path.join(projectDir, source);
  const to = path.join(outDir, outputOf(source));
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (!isTypeScript(source)) {
    fs.copyFileSync(from, `${to}.new`, fs.constants.COPYFILE_FICLONE);
    fs.renameSync(`${to}.new`, to);
    return;
  }
  const sourceFileName = path.relative(path.dirname(to), from);
  const { code, map } = await swc.transformFile(from, {
    ...options,
    swcrc: false,
    configFile: false,
    sourceFileName,
    sourceMaps: true,
  });
  writeAtomically(`${to}.map`, map);
  writeAtomically(to, `${code}\n//# sourceMappingURL=${path.basename(to)}.map\n`);
}

/** Everything below `folder` that the running server needs: no tests, no documents. */
function listSources(folder) {
  const directory = path.join(projectDir, folder);
  if (!fs.existsSync(directory)) return [];
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : listSources(name);
    const isNeeded =
      entry.isFile() && !/(\.test\.ts|\.d\.ts|\.md|\.cjs)$/.test(entry.name) && !entry.name.startsWith(".");
    return isNeeded ? [name] : [];
  });
}

function removeStale(before, after) {
  for (const source of Object.keys(before.files)) {
    if (source in after.files) continue;
    const output = path.join(outDir, outputOf(source));
    fs.rmSync(output, { force: true });
    fs.rmSync(`${output}.map`, { force: true });
  }
}

function readManifest(settings) {
  try {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, "utf8"));
    if (manifest.settings === settings) return manifest;
  } catch {
    // None yet, or not whole: everything is built again.
  }
  fs.rmSync(outDir, { recursive: true, force: true });
  return { settings, files: {} };
}

function writeAtomically(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}

function hash(...parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest("hex");
}

const isTypeScript = (source) => source.endsWith(".ts");
const outputOf = (source) => (isTypeScript(source) ? source.replace(/\.ts$/, ".js") : source);

module.exports = { compileServer };
