import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { projectFile } from "../../subgraphs/kit/project-file";
import type { Outcome } from "./step";

/** JavaScript and style sheets that the first page waits for, compressed. */
const LIMIT_BYTES = 350_000;

/** Measures what the built admin UI loads at first: what its page names, and what that imports at once. */
export async function checkFirstLoad(): Promise<Outcome> {
  const folder = projectFile("build", "admin-ui");
  const page = `${folder}/index.html`;
  if (!existsSync(page)) return { isOk: false, output: "The admin UI is not built." };
  const files = new Set(
    [...readFileSync(page, "utf8").matchAll(/(?:src|href)="\/admin\/([^"]+\.(?:js|css))"/g)].map(
      ([, file]) => file ?? "",
    ),
  );
  // A set grows while it is walked: imports of imports are found too.
  for (const file of files) {
    for (const imported of staticImports(`${folder}/${file}`)) files.add(`assets/${imported}`);
  }
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length,
    0,
  );
  const kilobytes = Math.round(bytes / 1000);
  if (bytes <= LIMIT_BYTES)
    return { isOk: true, output: `The first load is ${kilobytes} kB compressed (limit ${LIMIT_BYTES / 1000}).` };
  return {
    isOk: false,
    output: `The first load is ${kilobytes} kB compressed, more than ${LIMIT_BYTES / 1000}: load pages lazily, import by path.`,
  };
}

function staticImports(file: string): string[] {
  if (!file.endsWith(".js")) return [];
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name]) => name ?? "");
}
