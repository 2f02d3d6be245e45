import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const children = `query ($parentId: ID!, $first: Int = 50, $after: String) {
  organisationChildren(parentId: $parentId, first: $first, after: $after) {
    pageInfo { endCursor } nodes { nameTh siblingPosition siblingCount version } } }`;
const place = `mutation ($id: ID!, $position: Int!, $key: String!) {
  placeOrganisation(id: $id, position: $position, idempotencyKey: $key) { siblingPosition siblingCount version
    history { action changes { field before after } } } }`;
const placeSeen = `mutation ($id: ID!, $position: Int!, $seen: Int!, $key: String!) {
  placeOrganisation(id: $id, position: $position, seenPosition: $seen, idempotencyKey: $key) { siblingPosition } }`;
const move = `mutation ($id: ID!, $parentId: ID!, $key: String!) {
  moveOrganisation(id: $id, version: 1, parentId: $parentId, idempotencyKey: $key) { siblingPosition } }`;

/** Children stand as their officers put them, the others by name. */
describe("the order of siblings", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let units: Record<string, TestNode>;
  let central: TestClient;

  beforeEach(async () => {
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    units = {};
    for (const name of ["กอง", "1 แผนก", "เขต", "ศูนย์"]) {
      units[name] = await addOrganisation(pakmut, name, { below: department });
    }
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  afterAll(() => pakmut.close());

  const order = async (): Promise<string[]> => {
    const { organisationChildren } = await central.ask(children, { parentId: department.id });
    const { nodes } = organisationChildren;
    expect(nodes.map(({ siblingPosition }: { siblingPosition: number }) => siblingPosition)).toEqual(
      nodes.map((_: unknown, index: number) => index + 1),
    );
    return nodes.map(({ nameTh }: { nameTh: string }) => nameTh);
  };
  const put = async (name: string, position: number, key = `put-${name.length}-${position}-${Math.random()}`) =>
    (await central.ask(place, { id: units[name]?.id, position, key })).placeOrganisation;

  test("is by name until somebody changes it; what is new stands behind, by name; pages follow it", async () => {
    expect(await order()).toEqual(["1 แผนก", "กอง", "เขต", "ศูนย์"]);
    expect(await put("ศูนย์", 2)).toMatchObject({
      siblingPosition: 2,
      siblingCount: 4,
      version: 1,
      history: [{ action: "placeOrganisation", changes: [{ field: "siblingPosition", before: "4", after: "2" }] }],
    });
    expect(await order()).toEqual(["1 แผนก", "ศูนย์", "กอง", "เขต"]);
    await addOrganisation(pakmut, "กลุ่ม", { below: department });
    await addOrganisation(pakmut, "0 สำนัก", { below: department });
    expect(await order()).toEqual(["1 แผนก", "ศูนย์", "0 สำนัก", "กลุ่ม", "กอง", "เขต"]);
    const wanted = await order();
    const paged: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const {
        organisationChildren,
      }: { organisationChildren: { nodes: { nameTh: string }[]; pageInfo: { endCursor: string } } } =
        (await central.ask(children, { parentId: department.id, first: 2, after })) as never;
      paged.push(...organisationChildren.nodes.map(({ nameTh }) => nameTh));
      after = organisationChildren.pageInfo.endCursor;
    }
    expect(paged).toEqual(wanted);
  });

  test("beyond the last is the last, and the same request again has no second effect", async () => {
    await put("1 แผนก", 1_000, "put-to-the-end");
    await put("กอง", 4);
    await put("1 แผนก", 1_000, "put-to-the-end");
    expect(await order()).toEqual(["เขต", "ศูนย์", "1 แผนก", "กอง"]);
  });

  test("what was seen elsewhere is not moved: who changed the order is told, and where it stands now", async () => {
    const other = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ อีกคน");
    const seen = { id: units["กอง"]?.id, position: 1, seen: 2 };
    expect((await central.ask(placeSeen, seen)).placeOrganisation).toEqual({ siblingPosition: 1 });
    await other.ask(place, { id: units["ศูนย์"]?.id, position: 1, key: "other-was-first" });
    const before = await order();
    const refusal = await central.refusal(placeSeen, { id: units["กอง"]?.id, position: 3, seen: 1 });
    expect(refusal.extensions).toMatchObject({
      code: "CONFLICT",
      conflict: { changedByName: "เจ้าหน้าที่ อีกคน", fields: ["siblingPosition"], current: { siblingPosition: 2 } },
    });
    expect(await order()).toEqual(before);
    expect((await central.ask(placeSeen, { id: units["กอง"]?.id, position: 3, seen: 2 })).placeOrganisation).toEqual({
      siblingPosition: 3,
    });
  });

  test("many at once leave an order in which each has one place", async () => {
    await Promise.all(
      Object.keys(units).flatMap((name, index) => [put(name, index + 1), put(name, 4 - index), put(name, 2)]),
    );
    expect((await order()).sort()).toEqual(Object.keys(units).sort());
    const orders = await pakmut.sql<{ number: number }>(
      "select sibling_order as number from organisations.organisations where parent_id = $1 and sibling_order is not null order by 1",
      [department.id],
    );
    expect(orders.map(({ number }) => number)).toEqual(orders.map((_, index) => index + 1));
  });

  test("whoever moves away leaves her number behind", async () => {
    await put("เขต", 1);
    const other = await addOrganisation(pakmut, "สำนักงานใหญ่", { below: department });
    const first = await addOrganisation(pakmut, "กก", { below: other });
    await central.ask(move, { id: units["เขต"]?.id, parentId: other.id, key: "moved-with-number" });
    const { organisationChildren } = await central.ask(children, { parentId: other.id });
    expect(organisationChildren.nodes.map(({ nameTh }: { nameTh: string }) => nameTh)).toEqual(["กก", "เขต"]);
    expect(first.level).toBe("AGENCY");
  });

  test("is not for who does not manage the organisation, nor for her own root", async () => {
    const code = async (client: TestClient, id: string | undefined) =>
      (await client.refusal(place, { id, position: 1, key: `no-${Math.random()}` })).extensions.code;
    expect(await code(central, department.id)).toBe("FORBIDDEN");
    expect(await code(await pakmut.as("SERVICE_POINT_OFFICER", department.id), units["กอง"]?.id)).toBe("FORBIDDEN");
    expect(await code(await pakmut.as("CENTRAL_OFFICER", units["กอง"]?.id), units["เขต"]?.id)).toBe("NOT_FOUND");
    const refusal = await central.refusal(place, { id: units["กอง"]?.id, position: 0, key: "place-zero" });
    expect(refusal.extensions.code).toBe("BAD_USER_INPUT");
  });
});
