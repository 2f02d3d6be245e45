import fc from "fast-check";
import { numbersFor, type Sibling } from "./sibling.rules";

/** As the database sorts: numbered ones by number, the others behind them by name, which the id stands for here. */
const sorted = (siblings: readonly Sibling[]): string[] =>
  [...siblings]
    .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

const families = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .chain((ids) => fc.record({ ids: fc.constant(ids), numbered: fc.nat(ids.length), chosen: fc.nat(ids.length - 1) }))
  .map(({ ids, numbered, chosen }) => {
    const siblings = ids.map((id, index) => ({ id, order: index < numbered ? index + 1 : null }));
    return { siblings, id: ids[chosen] as string };
  });

describe("a place among siblings", () => {
  test("is where the one stands afterwards, and the others keep their order", () => {
    fc.assert(
      fc.property(families, fc.integer({ min: 1, max: 15 }), ({ siblings, id }, position) => {
        const before = sorted(siblings);
        const present = before.map((each) => siblings.find((sibling) => sibling.id === each) as Sibling);
        const numbers = numbersFor(present, id, position);
        const after = sorted(siblings.map((each) => ({ ...each, order: numbers.get(each.id) ?? each.order })));
        expect(after.indexOf(id)).toBe(Math.min(position, siblings.length) - 1);
        expect(after.filter((each) => each !== id)).toEqual(before.filter((each) => each !== id));
      }),
    );
  });

  test("gives no number to those behind it that have none, and none anew to whoever has the right one", () => {
    const siblings = ["a", "b", "c", "d"].map((id, index) => ({ id, order: index < 2 ? index + 1 : null }));
    expect([...numbersFor(siblings, "d", 2)]).toEqual([
      ["d", 2],
      ["b", 3],
    ]);
    expect([...numbersFor(siblings, "b", 2)]).toEqual([]);
  });
});
