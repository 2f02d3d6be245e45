import { getNamedType, type GraphQLObjectType, isLeafType, isUnionType } from "graphql";
import { TEST_MODE } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addToken } from "../local/testing/test-tokens";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { allSubgraphs } from "./all-subgraphs";
import { type Actor, signActor } from "./kit/actor";
import { buildSubgraph } from "./kit/graphql/build-subgraph";

/** Keys of one record in the officer's scope, one outside, one that there is not; reference data has no outside. */
interface Keys {
  own: object;
  foreign?: object;
  missing: object;
}

const missingId = "019ab000-0000-7000-8000-00000000dead";
const requestId = "entities1";

/** Every type that the other subgraphs may refer to, with all that can be asked of it without arguments. */
const entities = allSubgraphs.flatMap((subgraph) => {
  const union = buildSubgraph(subgraph, () => undefined).schema.getType("_Entity");
  const types = isUnionType(union) ? union.getTypes() : [];
  return types.map((type) => ({
    subgraph: subgraph.name,
    type: type.name,
    isRecord: type.name in subgraph.references,
    selection: selectionOf(type),
  }));
});

function selectionOf(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(
    ({ args, astNode }) =>
      !args.length && !astNode?.directives?.some(({ name: directive }) => directive.value === "external"),
  );
  return fields.map(({ name, type: of }) => (isLeafType(getNamedType(of)) ? name : `${name} { __typename }`)).join(" ");
}

describe("entities asked of a subgraph directly, as an officer whom the gateway vouches for", () => {
  let pakmut: TestPakmut;
  let officer: Actor;
  const keys: Record<string, Keys> = {
    Province: { own: { code: "50" }, missing: { code: "99" } },
    District: { own: { code: "5001" }, missing: { code: "9999" } },
    Subdistrict: { own: { code: "500101" }, missing: { code: "999999" } },
  };

  beforeAll(async () => {
    process.env[TEST_MODE] = "distributed";
    pakmut = await TestPakmut.open();
    const [own, other] = [await addOrganisation(pakmut, "กรม ก"), await addOrganisation(pakmut, "กรม ข")];
    const pointOf = (node: TestNode) => addServicePoint(pakmut, "จุดบริการ", node, {});
    for (const node of [own, other]) await addToken(pakmut, node, "SERVICE_POINT_OFFICER");
    const [ownPoint, foreignPoint] = [await pointOf(own), await pointOf(other)];
    keys.Organisation = { own: { id: own.id }, foreign: { id: other.id }, missing: { id: missingId } };
    keys.ServicePoint = { own: { id: ownPoint }, foreign: { id: foreignPoint }, missing: { id: missingId } };
    const { session } = await pakmut.as("CENTRAL_OFFICER", own.id);
    const grant = { id: session?.grantId as string, organisationId: own.id, scopePath: own.path };
    officer = {
      personId: session?.personId as string,
      displayName: "ทดสอบ",
      grant: { ...grant, role: "CENTRAL_OFFICER" },
      address: null,
    };
  });
  afterAll(async () => {
    delete process.env[TEST_MODE];
    await pakmut.close();
  });

  async function ask(entity: (typeof entities)[number], key: object): Promise<{ entity: unknown; text: string }> {
    const { distribution } = pakmut;
    if (!distribution) throw new Error("The subgraphs do not run apart.");
    const token = await signActor(officer, entity.subgraph, distribution.remote.privateJwk);
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on ${entity.type} { ${entity.selection} } } }`;
    const response = await fetch(distribution.urlOf(entity.subgraph), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "x-request-id": requestId,
      },
      body: JSON.stringify({ query, variables: { representations: [{ __typename: entity.type, ...key }] } }),
    });
    const text = await response.text();
    const answer = JSON.parse(text) as { data?: { _entities: unknown[] } };
    // The key comes back in a stub: the answers are to be the same but for it.
    return { entity: answer.data?._entities[0], text: text.replaceAll(Object.values(key)[0] as string, "KEY") };
  }

  test.each(entities)("$subgraph: $type of another's is as one that there is not", async (entity) => {
    const places = keys[entity.type];
    if (!places) throw new Error(`Say keys for the entity ${entity.type}.`);
    const [own, missing] = [await ask(entity, places.own), await ask(entity, places.missing)];
    expect(own.entity).toEqual(expect.any(Object));
    if (entity.isRecord) expect(missing.entity).toBeNull();
    if (!places.foreign) return;
    const foreign = await ask(entity, places.foreign);
    expect(foreign.text).toBe(missing.text);
    expect(foreign.text).not.toContain("จุดบริการ");
    // What a stub shows besides its key is the subgraph's own: the officer's point is there, the other's is not.
    if (entity.selection !== "id") expect(foreign.text).not.toBe(own.text);
  });

  test("there are entities of every subgraph that has any", () => {
    const records = allSubgraphs.flatMap(({ name, references }) =>
      Object.keys(references).map((type) => `${name} ${type}`),
    );
    const seen = entities.filter(({ isRecord }) => isRecord).map(({ subgraph, type }) => `${subgraph} ${type}`);
    expect(seen.sort()).toEqual(records.sort());
  });
});
