import fc from "fast-check";
import { covers } from "../database/scope";
import { topmost } from "./hidden-above";

const label = fc.constantFrom("1", "2", "10", "a", "z");
const path = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => ["0", ...labels].join("."));

describe("the topmost of some paths", () => {
  test("cover exactly what all of them cover, each once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(path), path, (paths, any) => {
        const sorted = [...paths].sort((a, b) => (a < b ? -1 : 1));
        const tops = topmost(sorted);
        expect(tops.filter((top) => covers(top, any)).length).toBe(paths.some((each) => covers(each, any)) ? 1 : 0);
      }),
    );
  });
});
