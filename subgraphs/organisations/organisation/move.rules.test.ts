import fc from "fast-check";
import { covers } from "../../kit/database/scope";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { moveRefusal, type PlaceInTree, scopeChange } from "./move.rules";

const { MINISTRY, DEPARTMENT, AGENCY, COUNTRY } = OrganisationLevel;
const place = (path: string, level: OrganisationLevel): PlaceInTree => ({
  id: path,
  parentId: path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : null,
  path,
  level,
});
const path = fc.array(fc.constantFrom("1", "2", "12"), { maxLength: 5 }).map((labels) => ["0", ...labels].join("."));

describe("moving an organisation", () => {
  test.each([
    ["below itself", place("0.1.2", AGENCY), place("0.1.2", AGENCY), "UNDER_ITSELF"],
    ["below what is below it", place("0.1.2", AGENCY), place("0.1.2.3.4", AGENCY), "UNDER_ITSELF"],
    ["below one whose path only begins alike", place("0.1.2", AGENCY), place("0.1.20", AGENCY), null],
    ["where it is", place("0.1.2", AGENCY), place("0.1", DEPARTMENT), "ALREADY_THERE"],
    ["a department to another ministry", place("0.1.2", DEPARTMENT), place("0.3", MINISTRY), null],
    [
      "a department below a department",
      place("0.1.2", DEPARTMENT),
      place("0.3.1", DEPARTMENT),
      "LEVEL_NOT_BELOW_PARENT",
    ],
    ["an agency below the country", place("0.1.2", AGENCY), place("0", COUNTRY), "LEVEL_NOT_BELOW_PARENT"],
    ["a ministry anywhere else", place("0.1", MINISTRY), place("0.3", MINISTRY), "LEVEL_NOT_BELOW_PARENT"],
  ])("%s", (_, moved, parent, expected) => {
    expect(moveRefusal(moved, parent)).toBe(expected);
  });

  test("who loses sight of it saw it before and does not after; who gains it the other way round", () => {
    fc.assert(
      fc.property(path, path, path, (from, to, viewer) => {
        const { losing, gaining } = scopeChange(from, to);
        const [before, after] = [covers(viewer, `${from}.x`), covers(viewer, `${to}.x`)];
        return losing.includes(viewer) === (before && !after) && gaining.includes(viewer) === (after && !before);
      }),
    );
  });
});
