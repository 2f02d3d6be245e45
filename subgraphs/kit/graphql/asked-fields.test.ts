import { buildSchema, type GraphQLResolveInfo, parse } from "graphql";
import { askedFields } from "./asked-fields";
import { compilingExecutor } from "./compiling.executor";
import type { SubgraphContext } from "./context";

const schema = buildSchema(`
  type Query { lamps: LampConnection! }
  type LampConnection { nodes: [Lamp!]! totalCount: Int }
  type Lamp { id: ID!  watts: Int  room: Room }
  type Room { name: String, floor: Int }
`);

/** What the resolver of `lamps` saw each time: walked, walked, then compiled. */
async function seen(text: string, ...path: string[]): Promise<string[]> {
  const found: string[] = [];
  const resolve = (_source: unknown, _arguments: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    found.push([...askedFields(info, ...path)].sort().join(" "));
    return { nodes: [] };
  };
  Object.assign(schema.getQueryType()?.getFields().lamps as object, { resolve });
  const execute = compilingExecutor(schema);
  const document = parse(text);
  for (let time = 0; time < 4; time++) await execute({ document }, {} as SubgraphContext);
  return [...new Set(found)];
}

const nodes = ["LampConnection", "nodes", "Lamp"] as const;

describe("the fields that are asked", () => {
  test.each([
    ["plain", "{ lamps { nodes { id watts } totalCount } }", nodes, "id watts"],
    ["of the list itself", "{ lamps { nodes { id } totalCount } }", ["LampConnection"], "nodes totalCount"],
    ["under an alias", "{ x: lamps { y: nodes { z: watts } } }", nodes, "watts"],
    [
      "in fragments",
      "{ lamps { ...L } } fragment L on LampConnection { nodes { ... on Lamp { id } ...F } } fragment F on Lamp { room { name } }",
      nodes,
      "id room",
    ],
    ["asked twice", "{ lamps { nodes { id } } lamps { nodes { room { name } } } }", nodes, "id room"],
    ["further down", "{ lamps { nodes { room { floor } } } }", [...nodes, "room", "Room"], "floor"],
    ["behind a condition", "{ lamps { nodes { id @include(if: false) watts @skip(if: true) } } }", nodes, "id watts"],
    ["nothing of that kind", "{ lamps { totalCount } }", nodes, ""],
  ])("%s", async (_, text, path, fields) => {
    expect(await seen(text, ...path)).toEqual([fields]);
  });

  test("are those of this place, where one fragment serves two", async () => {
    const text =
      "{ a: lamps { ...L nodes { watts } } b: lamps { ...L } } fragment L on LampConnection { nodes { id } }";
    expect(await seen(text, ...nodes)).toEqual(["id watts", "id"]);
  });
});
