import pino from "pino";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";
import { runChore } from "../../kit/job/chore.runner";
import { renameFamilies } from "./rename-families.chore";

const list = `query ($direction: SortDirection!) {
  organisations(sort: { field: PARENT_NAME_TH, direction: $direction }) { nodes { nameTh ancestors { nameTh } } } }`;
const rename = `mutation ($id: ID!, $nameTh: String!, $key: String!) {
  updateOrganisationProfile(id: $id, version: 1, input: { nameTh: $nameTh }, idempotencyKey: $key) { id } }`;
const move = `mutation ($id: ID!, $version: Int!, $parentId: ID!, $key: String!) {
  moveOrganisation(id: $id, version: $version, parentId: $parentId, reason: "จัดใหม่", idempotencyKey: $key) { id } }`;
const create = `mutation ($parentId: ID!, $nameTh: String!, $key: String!) {
  createOrganisation(parentId: $parentId, input: { nameTh: $nameTh }, idempotencyKey: $key) { id } }`;

/** The column "belongs to" is sorted by the name that it shows first, whatever has become of that name. */
describe("organisations by what they belong to", () => {
  let pakmut: TestPakmut;
  let admin: TestClient;
  let first: TestNode;
  let second: TestNode;
  let college: TestNode;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  beforeEach(async () => {
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    first = await addOrganisation(pakmut, "เกษตร", { below: ministry });
    second = await addOrganisation(pakmut, "ขนส่ง", { below: ministry });
    await addOrganisation(pakmut, "ฮ ของเกษตร", { below: first });
    college = await addOrganisation(pakmut, "ก ของขนส่ง", { below: second });
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
  });
  afterEach(() => pakmut.sql("delete from organisations.organisations where level <> 'COUNTRY'"));
  afterAll(() => pakmut.close());

  const parents = async (direction = "ASC"): Promise<string[]> =>
    (await admin.ask(list, { direction })).organisations.nodes.map(
      ({ ancestors }: { ancestors: { nameTh: string }[] }) => ancestors.at(-1)?.nameTh ?? "",
    );

  test("ministries first, then as the Thai alphabet wants their parents, in both directions", async () => {
    const inOrder = ["", "กระทรวง", "กระทรวง", "เกษตร", "ขนส่ง"];
    expect(await parents()).toEqual(inOrder);
    expect(await parents("DESC")).toEqual([...inOrder].reverse());
  });

  test("follow a parent that is renamed", async () => {
    await admin.ask(rename, { id: first.id, nameTh: "ฮาลาล", key: "parent-is-renamed" });
    expect(await parents()).toEqual(["", "กระทรวง", "กระทรวง", "ขนส่ง", "ฮาลาล"]);
  });

  test("follow a renamed parent of many later, each once, whatever it is called by then", async () => {
    await pakmut.sql(
      `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
       select $1, $2 || '.z' || n, 'AGENCY', 'สาขา ' || n, 'สาขา' from generate_series(1, 2500) n`,
      [first.id, first.path],
    );
    const counts = async () =>
      pakmut.sql(
        "select parent_name_th as name, count(*)::int from organisations.organisations where parent_id = $1 group by 1 order by 2",
        [first.id],
      );
    await admin.ask(rename, { id: first.id, nameTh: "ฮาลาล", key: "large-parent-is-renamed" });
    expect(await counts()).toEqual([
      { name: "ฮาลาล", count: 500 },
      { name: "เกษตร", count: 2001 },
    ]);
    const [version] = await pakmut.sql(
      "select sum(version)::int from organisations.organisations where parent_id = $1",
      [first.id],
    );
    await pakmut.sql("update organisations.organisations set name_th = 'เฮง' where id = $1", [first.id]);
    const settings = {
      database: pakmut.database,
      logger: pino({ level: "silent" }),
      signal: new AbortController().signal,
    };
    await runChore("rename families", renameFamilies, settings);
    expect(await counts()).toEqual([{ name: "เฮง", count: 2501 }]);
    expect(await pakmut.sql("select from organisations.renamed_parents")).toEqual([]);
    expect(
      await pakmut.sql("select sum(version)::int from organisations.organisations where parent_id = $1", [first.id]),
    ).toEqual([version]);
  });

  test("follow those that are moved and added", async () => {
    await admin.ask(move, { id: college.id, version: 1, parentId: first.id, key: "college-is-moved" });
    await admin.ask(create, { parentId: second.id, nameTh: "ใหม่ของขนส่ง", key: "another-is-added" });
    expect(await parents()).toEqual(["", "กระทรวง", "กระทรวง", "เกษตร", "เกษตร", "ขนส่ง"]);
  });
});
