import fc from "fast-check";
import { contains, kilometresToBorder } from "./polygon";

const square = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole = [
  [4, 4],
  [4, 6],
  [6, 6],
  [6, 4],
  [4, 4],
];

describe("a polygon", () => {
  it("holds what is inside and nothing outside", () => {
    expect(contains([square], 5, 5)).toBe(true);
    expect(contains([square], 11, 5)).toBe(false);
    expect(contains([square], -1, 10)).toBe(false);
  });

  it("does not hold what is in its hole", () => {
    expect(contains([square, hole], 5, 5)).toBe(false);
    expect(contains([square, hole], 3, 5)).toBe(true);
  });

  it("gives a point on a shared border to exactly one neighbour", () => {
    const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, share, (topX, bottomX, along) => {
        const [top, bottom] = [
          [topX, 20],
          [bottomX, -20],
        ];
        const west = [[-30, -20], bottom, top, [-30, 20], [-30, -20]];
        const east = [bottom, [30, -20], [30, 20], top, bottom];
        const y = -20 + 40 * along;
        const x = bottomX + (topX - bottomX) * along;
        expect(contains([west], x, y)).toBe(!contains([east], x, y));
      }),
    );
  });

  it("knows how far its border is", () => {
    expect(kilometresToBorder([square], 5, -1)).toBeCloseTo(111.32, 1);
    expect(kilometresToBorder([square], 5, 2)).toBeCloseTo(2 * 111.32, 1);
  });
});
