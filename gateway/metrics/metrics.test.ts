import { parse, type OperationDefinitionNode } from "graphql";
import { isLoopback } from "../../subgraphs/kit/server/metrics.routes";
import { methodOf, rootFieldOf, routeOf } from "./request.labels";

const folders = ["/public", "/digital-id", "/admin"];
const rootField = (query: string): string => rootFieldOf(parse(query).definitions[0] as OperationDefinitionNode);

test.each([
  ["/graphql", "/graphql"],
  ["/graphql/", "/graphql"],
  ["/", "/"],
  ["/admin", "/admin/*"],
  ["/admin/service-points/0199-a/edit", "/admin/*"],
  ["/admin/settings.json", "/admin/settings.json"],
  ["/administrator", "other"],
  ["/1100700000000", "other"],
  ["/auth/สมหญิง", "other"],
])("a request for %s counts for the route %s", (path, route) => {
  expect(routeOf(path, folders)).toBe(route);
});

test("a method that nobody serves has no series of its own", () => {
  expect(["GET", "POST", "BREW"].map(methodOf)).toEqual(["GET", "POST", "other"]);
});

test.each([
  ["query Somchai { organisations { totalCount } }", "organisations"],
  ["{ somebody: organisations { totalCount } other: organisations { totalCount } }", "organisations"],
  ["{ organisations { totalCount } me { id } }", "several"],
  ["{ ...rest }", "several"],
])("%s counts for the field %s", (query, field) => {
  expect(rootField(query)).toBe(field);
});

test.each([
  ["127.0.0.1", true],
  ["127.8.0.9", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["10.0.0.1", false],
  ["::ffff:10.127.0.1", false],
  ["127.0.0.1.example", false],
  ["fe80::1", false],
  [undefined, false],
])("the address %s is this machine itself: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
