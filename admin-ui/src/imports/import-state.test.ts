import { importChip, isOpen, isUnderWay, writesAnything } from "./import-state";

const states = ["CHECKING", "CHECKED", "APPLYING", "APPLIED", "REFUSED", "CANCELLED"] as const;

test("the server is at work while it compares and while it writes; until it is over it can be stopped", () => {
  expect(states.filter((state) => isUnderWay({ state }))).toEqual(["CHECKING", "APPLYING"]);
  expect(states.filter((state) => isOpen({ state }))).toEqual(["CHECKING", "CHECKED", "APPLYING"]);
});

test("only what was written is called done", () => {
  expect(states.filter((state) => importChip({ state }) === "JOB_DONE")).toEqual(["APPLIED"]);
});

test("a file that says what is there already has nothing to be written", () => {
  expect(writesAnything({ added: 0, changed: 0 })).toBe(false);
  expect(writesAnything({ added: 1, changed: 0 })).toBe(true);
  expect(writesAnything({ added: 0, changed: 1 })).toBe(true);
});
