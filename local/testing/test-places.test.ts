import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { abandonedPlaces, makePlace } from "./test-places";

describe("places of a run of tests", () => {
  const made: string[] = [];
  afterAll(() => made.forEach((place) => void rmSync(place, { recursive: true, force: true })));

  test.each(["postgres", "files"])("those for %s are left alone while it runs", (purpose) => {
    const place = makePlace(purpose);
    made.push(place);
    expect(abandonedPlaces()).not.toContain(place);
  });

  test("those of a run that has ended are found", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const place = join(tmpdir(), `pakmut-test-${pid}-files-ended`);
    made.push(place);
    mkdirSync(place);
    expect(abandonedPlaces()).toContain(place);
  });
});
