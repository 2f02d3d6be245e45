import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const directory = mkdtempSync(join(tmpdir(), "pakmut-turn-"));
const file = join(directory, "building");
const diary = join(directory, "diary");
afterAll(() => rmSync(directory, { recursive: true }));

/** Writes down when its work begins and ends. */
const worker = () =>
  spawn(process.execPath, [
    "-e",
    `const { appendFileSync } = require("node:fs");
     const { inTurn } = require(${JSON.stringify(join(__dirname, "turn.cjs"))});
     const note = (word) => appendFileSync(${JSON.stringify(diary)}, word + " ");
     inTurn(${JSON.stringify(file)}, async () => {
       note("begin");
       await new Promise((resolve) => setTimeout(resolve, 50));
       note("end");
     });`,
  ]);

test("several that start at once work one after the other", async () => {
  writeFileSync(diary, "");
  await Promise.all([1, 2, 3, 4].map(() => once(worker(), "exit")));
  expect(readFileSync(diary, "utf8")).toBe("begin end ".repeat(4));
});

test("the turn of one that was killed is taken over", async () => {
  writeFileSync(diary, "");
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(file, String(pid));
  await once(worker(), "exit");
  expect(readFileSync(diary, "utf8")).toBe("begin end ");
});
