import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

function findProjectFolder(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package-lock.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("The project's folder (with package-lock.json) was not found.");
    folder = parent;
  }
  return folder;
}

const projectFolder = findProjectFolder();

/** Absolute path of a file of the project, also from compiled code: data files are not compiled. */
export const projectFile = (...parts: string[]): string => join(projectFolder, ...parts);
