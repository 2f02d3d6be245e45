import fc from "fast-check";
import { isSameFilter } from "./filter-definition";
import { stillAwaited } from "./use-prompt";

const ministry = { ministryId: "1" };
const hidden = { ministryId: "1", status: "HIDDEN" };

test("a filter that comes into the address ends the wait for it and for those before it", () => {
  expect(stillAwaited([ministry, hidden], ministry, isSameFilter)).toEqual([hidden]);
  expect(stillAwaited([ministry, hidden], { status: "HIDDEN", ministryId: "1" }, isSameFilter)).toEqual([]);
});

test("a filter from elsewhere, as by Back, is taken over", () => {
  expect(stillAwaited([ministry], { text: "x" }, isSameFilter)).toEqual([]);
});

test("whatever is chosen, and however many choices the address leaps over, nothing is awaited once the last has come", () => {
  const filters = fc.array(fc.dictionary(fc.constantFrom("a", "b"), fc.nat({ max: 2 })), { minLength: 1 });
  fc.assert(
    fc.property(filters, fc.array(fc.boolean()), (chosen, leaps) => {
      const arrived = chosen.filter((_, index) => index === chosen.length - 1 || !leaps[index]);
      expect(
        arrived.reduce<object[]>(
          (awaited, filter) => stillAwaited(awaited as typeof chosen, filter, isSameFilter),
          chosen,
        ),
      ).toEqual([]);
    }),
  );
});
