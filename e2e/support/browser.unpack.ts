import { spawnSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { projectFile } from "../../subgraphs/kit/project-file";

/** A browser on disk, with the libraries and fonts that a bare machine lacks. */
export interface UnpackedBrowser {
  executablePath: string;
  environment: Record<string, string>;
}

/**
 * The Chromium of the npm package @sparticuz/chromium, unpacked once per version below `build/`; another one when
 * PAKMUT_BROWSER names it. Throws when there is none for this machine.
 */
export async function unpackBrowser(): Promise<UnpackedBrowser> {
  const own = process.env.PAKMUT_BROWSER;
  if (own !== undefined && own !== "") return { executablePath: own, environment: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `npm has no Chromium for ${process.platform}-${process.arch}: set PAKMUT_BROWSER to the path of one.`,
    );
  }
  const packageDir = join(dirname(require.resolve("@sparticuz/chromium")), "..");
  const { version } = JSON.parse(readFileSync(join(packageDir, "package.json"), "utf8")) as { version: string };
  const target = projectFile("build", `browser-${version}`);
  if (!existsSync(target)) await unpack(join(packageDir, "bin"), target);
  return {
    executablePath: join(target, "chromium"),
    // Its own libraries (nss, expat) and font settings: a bare Debian has neither.
    environment: { LD_LIBRARY_PATH: join(target, "lib"), FONTCONFIG_PATH: target },
  };
}

/** Unpacks beside the goal and renames: tests that start together never see half a browser. */
async function unpack(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  const temporary = mkdtempSync(`${to}.`);
  try {
    await Promise.all([
      inflate(join(from, "chromium.br"), join(temporary, "chromium")),
      ...["al2023", "fonts", "swiftshader"].map((name) => extract(join(from, `${name}.tar.br`), temporary)),
    ]);
    writeFileSync(join(temporary, "fonts.conf"), fontSettings(to));
    chmodSync(join(temporary, "chromium"), 0o755);
    chmodSync(temporary, 0o755);
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** Without any font Chromium draws no text at all, not even with the fonts that a page brings. */
function fontSettings(directory: string): string {
  const folders = [join(directory, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join("\n  ")}
  <cachedir>${join(directory, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function inflate(from: string, to: string): Promise<void> {
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function extract(from: string, directory: string): Promise<void> {
  const archive = join(directory, `${Math.random().toString(36).slice(2)}.tar`);
  await inflate(from, archive);
  const result = spawnSync("tar", ["-xf", archive, "-C", directory, "--no-same-owner"], { encoding: "utf8" });
  rmSync(archive);
  if (result.status !== 0) throw new Error(`tar could not unpack ${from}: ${result.stderr}`);
}
