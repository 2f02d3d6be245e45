import { spawn } from "node:child_process";
import { projectFile } from "../../subgraphs/kit/project-file";

/** How one step of the check ended; the output is shown when it is not empty. */
export interface Outcome {
  isOk: boolean;
  output: string;
}

/** One thing that `npm run check` looks at. */
export interface Step {
  name: string;
  run: () => Promise<Outcome>;
}

/** A step that runs a program from node_modules with our Node. Its output is shown when it fails. */
export function programStep(name: string, script: string, args: readonly string[]): Step {
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [projectFile("node_modules", script), ...args], { cwd: projectFile() });
        let output = "";
        const collect = (chunk: Buffer) => {
          output += chunk.toString("utf8");
        };
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);
        child.once("error", reject);
        child.once("close", (code) => resolve({ isOk: code === 0, output: code === 0 ? "" : output }));
      }),
  };
}
