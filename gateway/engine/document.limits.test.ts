import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { operationLimits, requireWithinLimits } from "./document.limits";

function check(query: string): void {
  const document = parse(query);
  const operation = document.definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  requireWithinLimits(document, operation);
}

const nested = (levels: number): string => "{ a ".repeat(levels) + "}".repeat(levels);
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: a`).join(" ")} }`;

describe("limits of an operation", () => {
  test("an operation at every limit passes", () => {
    expect(() => check(nested(operationLimits.depth))).not.toThrow();
    expect(() => check(aliases(operationLimits.aliases))).not.toThrow();
    expect(() => check(`{ a ${"@skip(if: false) ".repeat(operationLimits.directives)} }`)).not.toThrow();
    expect(() => check(`{ ${"a ".repeat(operationLimits.fields)} }`)).not.toThrow();
  });

  test.each([
    ["depth", nested(operationLimits.depth + 1)],
    ["aliases", aliases(operationLimits.aliases + 1)],
    ["directives", `{ a ${"@skip(if: false) ".repeat(operationLimits.directives + 1)} }`],
    ["directives", `{ ... ${"@a ".repeat(operationLimits.directives + 1)} { a } }`],
    ["directives", `query ${"@a ".repeat(operationLimits.directives + 1)} { a }`],
    ["directives", `{ ...F ${"@a ".repeat(operationLimits.directives + 1)} } fragment F on Query { a }`],
    ["fields", `{ ${"a ".repeat(operationLimits.fields + 1)} }`],
  ])("one over the limit of %s is refused by name", (name, query) => {
    expect(() => check(query)).toThrow(new RegExp(name));
  });

  test("what a fragment asks counts wherever it is spread", () => {
    const fragment = `fragment F on Query { ${Array.from({ length: 16 }, (_, index) => `a${index}: a`).join(" ")} }`;
    expect(() => check(`{ x { ...F } } ${fragment}`)).not.toThrow();
    expect(() => check(`{ x { ...F } y { ...F } } ${fragment}`)).toThrow(/aliases/);
    expect(() => check(`{ ...F } fragment F on Query ${nested(12)}`)).not.toThrow();
    expect(() => check(`{ a { ...F } } fragment F on Query ${nested(12)}`)).toThrow(/depth/);
  });

  test("a fragment bomb of two to the thirtieth is refused at once", () => {
    const levels = Array.from(
      { length: 30 },
      (_, index) => `fragment F${index} on Query { a { ...F${index + 1} } b { ...F${index + 1} } }`,
    );
    expect(() => check(`{ ...F0 } ${levels.join(" ")} fragment F30 on Query { a }`)).toThrow(/too large/);
  });

  test("fragments in a circle do not hang", () => {
    expect(() => check("{ ...A } fragment A on Query { a { ...B } } fragment B on Query { b { ...A } }")).not.toThrow();
  });

  test("questions about the schema are not measured here", () => {
    expect(() => check(`{ __schema ${nested(20)} }`)).not.toThrow();
  });
});
