import { waitingRows } from "./waiting-rows";

const points = {
  totalCount: 1396,
  pinnedCount: 1116,
  notPinnedCount: 280,
  withoutCoordinatesCount: 49,
  incompleteCount: 300,
  hiddenCount: 9,
  doubtfulPinCount: 7,
  averageCompletenessPercent: 71,
};
const organisations = { totalCount: 397, incompleteCount: 12, hiddenCount: 0, averageCompletenessPercent: 80 };
const donePoints = {
  ...points,
  totalCount: 5,
  pinnedCount: 5,
  notPinnedCount: 0,
  withoutCoordinatesCount: 0,
  incompleteCount: 0,
  doubtfulPinCount: 0,
};
const doneOrganisations = { ...organisations, totalCount: 5, incompleteCount: 0 };

const filterOf = (path: string): unknown => JSON.parse(new URL(path, "http://x").searchParams.get("filter") ?? "null");

test("each number opens the list of what it counts", () => {
  const rows = waitingRows(points, organisations);
  expect(rows.map(({ count, path }) => [count, path.split("?")[0], filterOf(path)])).toEqual([
    [280, "/servicePoints", { isPinned: false }],
    [49, "/servicePoints", { hasCoordinates: false }],
    [7, "/pinReview", null],
    [300, "/servicePoints", { isIncomplete: true }],
    [12, "/organisations", { isIncomplete: true }],
  ]);
});

test("a queue says how far the work is", () => {
  const rows = waitingRows(points, organisations);
  expect(rows.map(({ values }) => values)).toEqual([
    { done: "1,116", total: "1,396", smart_count: 1396 },
    {},
    {},
    { done: "1,096", total: "1,396", smart_count: 1396 },
    { done: "385", total: "397", smart_count: 397 },
  ]);
});

test("queues at zero vanish", () => {
  expect(waitingRows(donePoints, doneOrganisations)).toEqual([]);
  expect(
    waitingRows({ ...donePoints, notPinnedCount: 2, pinnedCount: 3 }, doneOrganisations).map(({ what }) => what),
  ).toEqual(["home.waiting.notPinned"]);
});

test("what could not be counted is left out, and the rest stays", () => {
  expect(waitingRows(undefined, organisations).map(({ what }) => what)).toEqual([
    "home.waiting.organisationsIncomplete",
  ]);
  expect(waitingRows(points, undefined)).toHaveLength(4);
});

test("somebody outside who waits for an answer goes first, and the number opens the queue", () => {
  const rows = waitingRows(points, organisations, 3);
  expect(rows[0]).toMatchObject({ count: 3, what: "home.waiting.registrations", path: "/registrations" });
  expect(rows).toHaveLength(waitingRows(points, organisations).length + 1);
  expect(waitingRows(donePoints, doneOrganisations, 0)).toEqual([]);
});
