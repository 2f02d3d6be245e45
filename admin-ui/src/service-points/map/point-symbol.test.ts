import { clusterRadius, shapeOf } from "./point-symbol";

describe("the symbol of a point", () => {
  it.each([
    [{ count: 1, pinnedCount: 1, completeCount: 1 }, "complete"],
    [{ count: 1, pinnedCount: 1, completeCount: 0 }, "incomplete"],
    [{ count: 1, pinnedCount: 0, completeCount: 0 }, "unconfirmed"],
    [{ count: 1, pinnedCount: 0, completeCount: 1 }, "unconfirmed"],
  ] as const)("%j is %s", (group, shape) => {
    expect(shapeOf(group)).toBe(shape);
  });

  it("grows with the digits that it has to hold", () => {
    const radii = [2, 20, 200, 2000, 20_000].map(clusterRadius);
    expect(radii).toEqual([...radii].sort((a, b) => a - b));
    expect(clusterRadius(2)).toBeLessThan(clusterRadius(20_000));
  });
});
