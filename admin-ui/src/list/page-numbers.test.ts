import { pageNumbers } from "./page-numbers";

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 16, [1, 2, null, 16]],
  [3, 16, [1, 2, 3, 4, null, 16]],
  [8, 16, [1, null, 7, 8, 9, null, 16]],
  [16, 16, [1, null, 15, 16]],
])("page %d of %d offers %j", (current, pageCount, expected) => {
  expect(pageNumbers(current, pageCount)).toEqual(expected);
});
