import { nameOf } from "./download-file";

test.each([
  [`attachment; filename="activation-tokens-2026-11-21.csv"`, "activation-tokens-2026-11-21.csv"],
  [`attachment; filename="x.csv"; filename*=UTF-8''%E0%B8%81.csv`, "ก.csv"],
  ["attachment", undefined],
  [null, undefined],
])("the name of %j", (disposition, name) => {
  expect(nameOf(disposition)).toBe(name);
});
