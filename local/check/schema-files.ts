import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";
import { projectFile } from "../../subgraphs/kit/project-file";
import { type SchemaFiles, composeSchemaFiles } from "./schema";
import type { Outcome } from "./step";

const PUBLIC_SCHEMA = "api.graphql";

/**
 * Composes the schema anew and compares it with the committed files; with `isWriting` brings the files up to date.
 * Lists what breaks clients, against the last commit.
 */
export async function checkSchemaFiles(isWriting: boolean): Promise<Outcome> {
  const files = composeSchemaFiles();
  const report = await reportBreakingChanges(files[PUBLIC_SCHEMA] ?? "");
  const stale = findStale(files);
  if (stale.length === 0) return { isOk: true, output: report };
  if (!isWriting) {
    const advice = `Not up to date: ${stale.map((name) => `schema/${name}`).join(", ")}. Run: npm run check -- --write`;
    return { isOk: false, output: `${advice}\n${report}` };
  }
  for (const name of stale) writeFileSync(projectFile("schema", name), files[name] ?? "");
  return { isOk: true, output: `Written: ${stale.join(", ")}.\n${report}` };
}

function findStale(files: SchemaFiles): string[] {
  const committed = readdirSync(projectFile("schema")).filter((name) => name.endsWith(".graphql"));
  return [...new Set([...Object.keys(files), ...committed])].filter((name) => {
    const file = projectFile("schema", name);
    return !existsSync(file) || readFileSync(file, "utf8") !== files[name];
  });
}

async function reportBreakingChanges(newText: string): Promise<string> {
  const base = process.env.PAKMUT_SCHEMA_BASE ?? "HEAD";
  const oldText = readCommitted(base);
  if (oldText === undefined) return "";
  const changes = await diff(buildSchema(oldText), buildSchema(newText));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  if (breaking.length === 0) return "";
  const lines = breaking.map(({ message }) => `  ${message}`);
  return [`Breaks clients, against ${base} (needs a record in docs/decisions):`, ...lines].join("\n");
}

/** Outside a git repository (an unpacked archive, say) there is nothing to compare with. */
function readCommitted(base: string): string | undefined {
  try {
    return execFileSync("git", ["show", `${base}:schema/${PUBLIC_SCHEMA}`], {
      cwd: projectFile(),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
