import { homeKind, MOST_TASK_LISTS } from "./home-kind";

const editor = [
  { action: "READ_HISTORY", allowed: true },
  { action: "EDIT_PROFILE", allowed: true },
];
const reader = [
  { action: "READ_HISTORY", allowed: true },
  { action: "EDIT_PROFILE", allowed: false },
];

test.each([
  ["one office", editor, 1, 1, "tasks"],
  ["one office without a service point yet", editor, 1, 0, "tasks"],
  ["one office with many service points", editor, 1, MOST_TASK_LISTS + 1, "queues"],
  ["a department", editor, 397, 396, "queues"],
  ["two offices with one service point each", editor, 2, 2, "queues"],
  ["somebody who only reads one office", reader, 1, 1, "reading"],
  ["somebody who only reads the country", reader, 580, 396, "reading"],
  ["somebody whose actions are not told", [], 1, 1, "reading"],
] as const)("%s", (_who, allowedActions, organisationCount, pointCount, kind) => {
  expect(homeKind({ allowedActions, organisationCount, pointCount })).toBe(kind);
});
