import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, isObjectType } from "graphql";
import { FIGURES, figureFilter, figurePath } from "./figure-links";

const schema = buildSchema(readFileSync(join(__dirname, "../../../schema/api.graphql"), "utf8"));

/** The filter that the API's description of a figure names: "`isPinned: true, hasPhoto: true`". */
function describedFilter(figure: string): Record<string, boolean> {
  const type = schema.getType("PinningFigures");
  const description = isObjectType(type) ? (type.getFields()[figure]?.description ?? "") : "";
  const named = description.matchAll(/(\w+): (true|false)/g);
  return Object.fromEntries([...named].map(([, field = "", value]) => [field, value === "true"]));
}

test("every figure of the API is shown, and leads to the list that the API says it counts", () => {
  const type = schema.getType("PinningFigures");
  expect([...FIGURES].sort()).toEqual(Object.keys(isObjectType(type) ? type.getFields() : {}).sort());
  for (const figure of FIGURES.filter((name) => name !== "recentlyPinnedCount"))
    expect([figure, figureFilter(figure, "2026-10-25")]).toEqual([
      figure,
      { ...describedFilter(figure), status: "VISIBLE" },
    ]);
  expect(figureFilter("recentlyPinnedCount", "2026-10-25")).toEqual({ pinnedSince: "2026-10-25", status: "VISIBLE" });
});

test("the group that is counted stays in the filter of the list", () => {
  const search = new URL(figurePath("pinnedCount", { within: "x", provinceCode: "50" }, "2026-10-25"), "http://x")
    .searchParams;
  expect(JSON.parse(search.get("filter") ?? "")).toEqual({
    within: "x",
    provinceCode: "50",
    isPinned: true,
    status: "VISIBLE",
  });
});
