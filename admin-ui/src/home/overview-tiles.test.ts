import { overviewTiles } from "./overview-tiles";

const points = {
  totalCount: 1200,
  pinnedCount: 400,
  notPinnedCount: 800,
  withoutCoordinatesCount: 49,
  incompleteCount: 900,
  hiddenCount: 9,
  doubtfulPinCount: 0,
  averageCompletenessPercent: 71,
};
const organisations = { totalCount: 580, incompleteCount: 500, hiddenCount: 0, averageCompletenessPercent: 16 };

test("each figure opens the list behind it", () => {
  const tiles = overviewTiles(points, organisations);
  expect(tiles.map(({ figure, percent, path }) => [figure, percent, decodeURIComponent(path)])).toEqual([
    ["400", 33, '/servicePoints?filter={"isPinned":true}'],
    ["71%", 71, "/servicePoints?sort=COMPLETENESS&order=ASC"],
    ["1,191", 99, '/servicePoints?filter={"status":"VISIBLE"}'],
    ["16%", 16, "/organisations?sort=COMPLETENESS&order=ASC"],
  ]);
});

test("nothing is said about service points where there are none", () => {
  const tiles = overviewTiles({ ...points, totalCount: 0, pinnedCount: 0, hiddenCount: 0 }, organisations);
  expect(tiles.map(({ label }) => label)).toEqual(["home.overview.organisationsComplete"]);
});

test("what could not be counted is left out", () => {
  expect(overviewTiles(undefined, organisations)).toHaveLength(1);
  expect(overviewTiles(points, undefined)).toHaveLength(3);
});
