import { checkFirstLoad } from "./check/first-load";
import { checkLockfile } from "./check/lockfile";
import { checkSchemaFiles } from "./check/schema-files";
import { type Step, programStep } from "./check/step";
import { runCommand, say, sayFailure } from "./command";

const SOURCES = [
  "subgraphs",
  "gateway",
  "local",
  "schema",
  "bench",
  "faults",
  "e2e",
  "admin-ui/src",
  "admin-ui/parsed-documents.plugin.ts",
  "admin-ui/vite.config.ts",
];

/** Writes what the UI is built with, for whoever builds it next: what is wrong with it the check itself says. */
async function writeGenerated(): Promise<number> {
  await checkSchemaFiles(true);
  await documents(true).run();
  return 0;
}

const documents = (isWriting: boolean): Step =>
  programStep("documents of the admin UI", "@graphql-codegen/cli/cjs/bin.js", [
    "--config",
    "admin-ui/codegen.ts",
    "--errors-only",
    ...(isWriting ? [] : ["--check"]),
  ]);

function stepsOf(isWriting: boolean): Step[] {
  return [
    programStep("types of the server", "typescript/bin/tsc", ["-p", "."]),
    programStep("types of the admin UI", "typescript/bin/tsc", ["-p", "admin-ui"]),
    programStep("lint and format", "@biomejs/biome/bin/biome", [
      "check",
      ...(isWriting ? ["--write"] : []),
      "--error-on-warnings",
      "--diagnostic-level=warn",
      "--max-diagnostics=100",
    ]),
    programStep("imports", "dependency-cruiser/bin/dependency-cruiser.mjs", [
      "--config",
      ".dependency-cruiser.cjs",
      ...SOURCES,
    ]),
    documents(isWriting),
    { name: "lockfile", run: () => checkLockfile(isWriting) },
    { name: "first load of the admin UI", run: checkFirstLoad },
  ];
}

/**
 * `npm run check`: schema, types, lint, imports, generated files, size. `-- --write` brings the generated files up to
 * date instead of complaining. Ends with exit code 1 when anything is wrong.
 */
async function check(args: string[]): Promise<number> {
  if (args.includes("--generate-only")) return writeGenerated();
  const isWriting = args.includes("--write");
  // First and alone: the documents of the UI are checked against what this may write.
  const isSchemaOk = await runStep({ name: "schema", run: () => checkSchemaFiles(isWriting) });
  const results = await Promise.all(stepsOf(isWriting).map(runStep));
  const isOk = isSchemaOk && results.every(Boolean);
  say(isOk ? "Everything is in order." : "Something is not in order.");
  return isOk ? 0 : 1;
}

async function runStep({ name, run }: Step): Promise<boolean> {
  const startedAt = Date.now();
  try {
    const { isOk, output } = await run();
    say(`${isOk ? "ok    " : "WRONG "} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    if (output.trim() !== "") say(output.trim());
    return isOk;
  } catch (error) {
    say(`WRONG  ${name}`);
    sayFailure(error);
    return false;
  }
}

runCommand(check);
