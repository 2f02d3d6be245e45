import fc from "fast-check";
import { mergeClusters } from "./merge-clusters";

const cluster = fc.record({
  latitude: fc.double({ min: 5.6, max: 20.5, noNaN: true }),
  longitude: fc.double({ min: 97.3, max: 105.7, noNaN: true }),
  count: fc.integer({ min: 1, max: 5000 }),
  pinnedCount: fc.constant(1),
  completeCount: fc.constant(0),
  servicePointId: fc.constant(null),
});
const zoom = fc.double({ min: 4, max: 18, noNaN: true });
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe("joining clusters that would cover each other", () => {
  it("loses no point", () => {
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 60 }), zoom, (clusters, level) => {
        const merged = mergeClusters(clusters, level);
        expect(sum(merged.map(({ count }) => count))).toBe(sum(clusters.map(({ count }) => count)));
        expect(sum(merged.map(({ pinnedCount }) => pinnedCount))).toBe(clusters.length);
      }),
    );
  });

  it("leaves single points that stand apart as they are, and joins what lies together", () => {
    const point = { latitude: 18, longitude: 99, count: 1, pinnedCount: 1, completeCount: 1, servicePointId: "a" };
    const apart = { ...point, latitude: 17, servicePointId: "b" };
    const beside = { ...point, longitude: 99.0001, servicePointId: "c" };
    expect(mergeClusters([point, apart], 10)).toEqual([point, apart]);
    expect(mergeClusters([point, beside], 10)).toMatchObject([{ count: 2, pinnedCount: 2, servicePointId: null }]);
  });
});
