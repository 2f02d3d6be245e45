import { execFileSync } from "node:child_process";
import { projectFile } from "../../subgraphs/kit/project-file";

/** Lets a plain Node process read our sources, as the tests do. */
const readsSources = `
  require("reflect-metadata");
  const { transformFileSync } = require("@swc/core");
  require.extensions[".ts"] = (module, file) =>
    module._compile(transformFileSync(file, { module: { type: "commonjs" } }).code, file);`;

/**
 * What an expression comes to in processes whose own clock is in other time zones, as JSON. The zone of a running process
 * cannot be changed reliably, so each is one of its own.
 * @param sources by the name under which the expression finds what they export
 */
export function toldInZones(
  zones: readonly string[],
  sources: Readonly<Record<string, string>>,
  expression: string,
): string[] {
  const requires = Object.entries(sources).map(
    ([name, path]) => `const ${name} = require(${JSON.stringify(projectFile(path))});`,
  );
  const program = `${readsSources} ${requires.join(" ")} process.stdout.write(JSON.stringify(${expression}));`;
  return zones.map((zone) =>
    execFileSync(process.execPath, ["-e", program], {
      cwd: projectFile("."),
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
}
