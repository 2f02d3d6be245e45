import type { TestClient, TestData } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const fields = "id list name filter sortField isDescending columns";
const save = `mutation ($list: String!, $name: String!, $state: ListViewStateInput!, $key: String!) {
  saveListView(list: $list, name: $name, state: $state, idempotencyKey: $key) { ${fields} } }`;
const change = `mutation ($id: ID!, $name: String, $state: ListViewStateInput, $key: String!) {
  changeListView(id: $id, name: $name, state: $state, idempotencyKey: $key) { ${fields} } }`;
const remove = "mutation ($id: ID!, $key: String!) { deleteListView(id: $id, idempotencyKey: $key) }";
const all = `query ($list: String) { listViews(list: $list) { ${fields} } }`;
const one = `query ($id: ID!) { listView(id: $id) { ${fields} } }`;
const state = {
  filter: '{"text": "อำเภอ", "isPinned": false}',
  sortField: "UPDATED_AT",
  isDescending: true,
  columns: ["code", "province"],
};

let pakmut: TestPakmut;
let ministry: TestNode;
let officer: TestClient;
let other: TestClient;
beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวง", { columns: { code: "0100000000000" } });
  officer = await pakmut.as("CENTRAL_OFFICER", ministry.id);
  other = await pakmut.as("SERVICE_POINT_OFFICER", ministry.id);
}, 60_000);
afterAll(() => pakmut.close());

const saved = async (client: TestClient, name: string, extra: object = {}): Promise<TestData> =>
  (await client.ask(save, { list: "servicePoints", name, state, ...extra })).saveListView;
const names = async (client: TestClient, list?: string): Promise<string[]> =>
  (await client.ask(all, { list })).listViews.map(({ name }: { name: string }) => name);
const refused = async (client: TestClient, query: string, variables: object): Promise<unknown> => {
  const { extensions } = await client.refusal(query, { list: "servicePoints", state, ...variables });
  return extensions.fields?.map(({ rule }: { rule: string }) => rule) ?? extensions.code;
};

describe("a saved view", () => {
  test("is found again by who saved it, with all that was saved, and by nobody else", async () => {
    const view = await saved(officer, " ยังไม่ปักหมุด  ในอำเภอ ");
    expect(view).toEqual({ ...state, id: view.id, list: "servicePoints", name: "ยังไม่ปักหมุด ในอำเภอ" });
    await saved(officer, "กระทรวง", { list: "organisations", state: { filter: "{}" } });
    expect(await names(officer)).toEqual(["กระทรวง", "ยังไม่ปักหมุด ในอำเภอ"]);
    expect(await names(officer, "servicePoints")).toEqual(["ยังไม่ปักหมุด ในอำเภอ"]);
    expect((await officer.ask(one, { id: view.id })).listView).toEqual(view);
    expect(await names(other)).toEqual([]);
    for (const query of [one, change, remove]) {
      expect(await refused(other, query, { id: view.id, name: "ของฉัน", state: undefined, list: undefined })).toBe(
        "NOT_FOUND",
      );
    }
  });

  test("is renamed, follows the list as it looks later, and is deleted", async () => {
    const { id } = await saved(officer, "ชั่วคราว");
    expect((await officer.ask(change, { id, name: "ถาวร" })).changeListView).toMatchObject({ ...state, name: "ถาวร" });
    const later = { filter: '{"isPinned": true}', sortField: null, isDescending: false, columns: null };
    expect((await officer.ask(change, { id, state: later })).changeListView).toMatchObject({ ...later, name: "ถาวร" });
    expect((await officer.ask(remove, { id })).deleteListView).toBe(id);
    expect(await names(officer)).not.toContain("ถาวร");
    const trail = await pakmut.sql(
      "select action, changes::text from accounts.audit_entries where entity_id = $1 order by id",
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      "saveListView",
      "changeListView",
      "changeListView",
      "deleteListView",
    ]);
    // Whoever reads the trail learns no word that somebody else searched for.
    expect(JSON.stringify(trail)).not.toMatch(/isPinned|ชั่วคราว|ถาวร/);
  });

  test("has a name of its own in its list, and says what is wrong", async () => {
    await saved(officer, "Mine");
    expect(await refused(officer, save, { name: "MINE" })).toEqual(["NAME_TAKEN"]);
    expect(await refused(officer, save, { name: " " })).toEqual(["REQUIRED"]);
    await saved(officer, "Mine", { list: "organisations" });
    await saved(other, "Mine");
    for (const filter of ["[]", "null", "{", '"a"', '{"a":"\\u0000"}'])
      expect([filter, await refused(officer, save, { name: "x", state: { filter } })]).toEqual([filter, ["NOT_VALID"]]);
    for (const wrong of [
      { list: "../x" },
      { state: { ...state, columns: ["a b"] } },
      { state: { ...state, sortField: ";" } },
    ])
      expect([
        wrong,
        (await officer.refusal(save, { list: "servicePoints", name: "x", state, ...wrong })).extensions.code,
      ]).toEqual([wrong, "BAD_USER_INPUT"]);
  });

  test("is one of fifty, also when many are saved at once", async () => {
    const busy = await pakmut.as("HANDBOOK_AUTHOR", ministry.id);
    const answers = await Promise.allSettled(Array.from({ length: 54 }, (_, number) => saved(busy, `มุมมอง ${number}`)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
    expect(await names(busy)).toHaveLength(50);
    expect(await refused(busy, save, { name: "อีกหนึ่ง" })).toEqual(["TOO_MANY_VIEWS"]);
  });

  test("is guarded by the database itself: a row is seen by its person alone, and without one none is", async () => {
    const { id } = await saved(officer, "เห็นคนเดียว");
    const [row] = await pakmut.sql<{ person: string }>(
      "select person_id as person from accounts.list_views where id = $1",
      [id],
    );
    const seenAs = async (person: string): Promise<number> => {
      await pakmut.sql("begin");
      await pakmut.sql("set local role pakmut_accounts");
      await pakmut.sql("select set_config('app.scope', '0', true), set_config('app.upper', '0/', true)");
      if (person !== "nobody") await pakmut.sql("select set_config('app.person', $1, true)", [person]);
      const seen = await pakmut.sql("select from accounts.list_views where id = $1", [id]);
      const moved = await pakmut.sql("update accounts.list_views set name = 'x' where id = $1 returning 1", [id]);
      await pakmut.sql("rollback");
      return seen.length + moved.length;
    };
    const everybody = [row?.person as string, "00000000-0000-7000-8000-0000000000aa", "", "nobody"];
    const seen: number[] = [];
    for (const person of everybody) seen.push(await seenAs(person));
    expect(seen).toEqual([2, 0, 0, 0]);
  });
});
