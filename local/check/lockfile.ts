import { readFileSync, writeFileSync } from "node:fs";
import { projectFile } from "../../subgraphs/kit/project-file";
import type { Outcome } from "./step";

interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  os?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

type Packages = Record<string, Entry>;

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/**
 * A registry that does not serve the packages made for other machines makes npm leave them out of the lockfile, and
 * then `npm ci` of npm 11 refuses the lockfile everywhere. Finds the ones left out; with `isWriting` puts them in
 * (name, version, machine: enough for npm to know that it need not fetch them).
 */
export async function checkLockfile(isWriting: boolean): Promise<Outcome> {
  const file = projectFile("package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Packages };
  const missing = findMissing(lock.packages);
  const names = Object.keys(missing).map((name) => name.replace(/^node_modules\//, ""));
  if (names.length === 0) return { isOk: true, output: "" };
  if (!isWriting) {
    return { isOk: false, output: `package-lock.json lacks ${names.join(", ")}. Run: npm run check -- --write` };
  }
  const sorted = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  return { isOk: true, output: `Put into package-lock.json: ${names.join(", ")}.` };
}

function findMissing(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isFound(packages, path, name)) continue;
      missing[`node_modules/${name}`] = { version, ...machineOf(name), ...(dev && { dev }), optional: true };
    }
  }
  return missing;
}

/** Looks where Node would look: beside the package, then beside each package around it. */
function isFound(packages: Packages, from: string, name: string): boolean {
  if (`${from === "" ? "" : `${from}/`}node_modules/${name}` in packages) return true;
  return from !== "" && isFound(packages, from.slice(0, Math.max(0, from.lastIndexOf("node_modules/") - 1)), name);
}

/** "@swc/core-linux-arm64-musl" is made for Linux on arm64 with musl. */
function machineOf(name: string): Pick<Entry, "cpu" | "os" | "libc"> {
  const words = name.split(/[-/]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const library = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  return {
    ...(processor && { cpu: [processor] }),
    ...(system && { os: [system] }),
    ...(system === "linux" && words.some((word) => /^(musl|gnu|glibc)/.test(word)) && { libc: [library] }),
  };
}
