import fc from "fast-check";
import { dropAt, edgeSpeed, type SiblingBlock } from "./sibling-drop";

const blocks: SiblingBlock[] = [
  { id: "a", top: 0, bottom: 40 },
  { id: "b", top: 40, bottom: 200 },
  { id: "c", top: 200, bottom: 240 },
];

test.each([
  ["a", -50, { position: 1, line: 40 }],
  ["a", 100, { position: 1, line: 40 }],
  ["a", 130, { position: 2, line: 200 }],
  ["a", 900, { position: 3, line: 240 }],
  ["c", 10, { position: 1, line: 0 }],
  ["c", 30, { position: 2, line: 40 }],
  ["c", 230, { position: 3, line: 200 }],
])("%s let go at %d", (id, y, drop) => {
  expect(dropAt(blocks, id, y)).toEqual(drop);
});

test("at the middle of itself a sibling stays where it is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      (sizes, nth) => {
        let top = 0;
        const list = sizes.map((size, index) => {
          const block = { id: String(index), top, bottom: top + size };
          top = block.bottom;
          return block;
        });
        const own = list[nth % list.length] as SiblingBlock;
        expect(dropAt(list, own.id, (own.top + own.bottom) / 2).position).toBe(Number(own.id) + 1);
      },
    ),
  );
});

test("only near its ends a list scrolls, the faster the nearer", () => {
  expect([edgeSpeed(300, 0, 600), edgeSpeed(60, 0, 600), edgeSpeed(540, 0, 600)]).toEqual([0, 0, 0]);
  expect(edgeSpeed(40, 0, 600)).toBeLessThan(0);
  expect(edgeSpeed(5, 0, 600)).toBeLessThan(edgeSpeed(40, 0, 600));
  expect(edgeSpeed(590, 0, 600)).toBeGreaterThan(0);
});
