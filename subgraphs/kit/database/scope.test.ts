import fc from "fast-check";
import { covers, scopeRange } from "./scope";

const label = fc.string({ unit: fc.constantFrom(..."0123456789abcxyz".split("")), minLength: 1, maxLength: 3 });
const path = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join("."));

describe("the scope of a path", () => {
  test("covers the path and what is below it, and nothing else, in a tree of any labels", () => {
    const isBelow = (scope: string[], other: string[]): boolean => scope.every((part, index) => other[index] === part);
    fc.assert(
      fc.property(path, path, (scope, other) => covers(scope, other) === isBelow(scope.split("."), other.split("."))),
      { numRuns: 10_000 },
    );
  });

  test("covers what is made below it", () => {
    fc.assert(fc.property(path, path, (scope, rest) => covers(scope, `${scope}.${rest}`)));
  });

  test.each([[""], [null], [undefined]])("that is %j covers nothing", (empty) => {
    const { scope, upper } = scopeRange(empty);
    fc.assert(fc.property(path, (any) => !(any >= scope && any < upper)));
  });
});
