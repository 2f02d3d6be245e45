import { readFileSync } from "node:fs";
import { buildSchema, isInputObjectType, isObjectType } from "graphql";
import { Client } from "pg";
import { roles } from "../../../schema/roles-and-actions";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { covers } from "../../kit/database/scope";
import { projectFile } from "../../kit/project-file";

const list = `query ($filter: PublicServicePointFilter, $first: Int = 100, $after: String) {
  publicServicePoints(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } nodes { id nameTh pin { latitude longitude } } } }`;
const one = `query ($id: ID!) { publicServicePoint(id: $id) { id nameTh organisation { nameTh } ancestors { nameTh }
  province { nameTh } photos { url } pin { latitude longitude } phones { number } email isOpenNow } }`;
const map = `query ($bounds: BoundsInput!, $filter: PublicServicePointFilter) {
  publicServicePointMap(bounds: $bounds, zoom: 20, filter: $filter) { totalInBounds clusters { latitude longitude servicePointId } } }`;
const everywhere = { west: 90, south: 0, east: 110, north: 25 };
const confirmed = (latitude: number, longitude: number) => ({
  latitude,
  longitude,
  pin_source: "OFFICER",
  pin_confirmed_at: new Date(),
  pin_confirmed_by_name: "เจ้าหน้าที่ลับ",
});

describe("service points as everybody may see them", () => {
  let pakmut: TestPakmut;
  let officer: TestClient;
  let college: TestNode;
  let office: TestNode;
  let shown: string;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงการคลัง");
    office = await addOrganisation(pakmut, "กรมที่ดิน", {
      below: ministry,
      columns: { type_code: "CENTRAL", category_code: "OFFICE" },
    });
    college = await addOrganisation(pakmut, "วิทยาลัยของตน");
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    await addServicePoint(pakmut, "เคาน์เตอร์ของตน", college);
    shown = await addServicePoint(pakmut, "สำนักงานที่ดินเชียงใหม่", office, {
      ...confirmed(18.79, 98.98),
      province_code: "50",
      email: "land@example.go.th",
      phones: JSON.stringify([{ number: "053112233", extension: null }]),
      note: "บันทึกลับ",
      updated_by_name: "ผู้แก้ไขลับ",
      pin_reason: "เหตุผลลับ",
      pin_doubts: ["CROWDED"],
    });
  });
  afterAll(() => pakmut.close());

  const idsOf = async (filter: object, as = officer): Promise<string[]> => {
    const { publicServicePoints } = await as.ask(list, { filter });
    expect(publicServicePoints.totalCount).toBe(publicServicePoints.nodes.length);
    return publicServicePoints.nodes.map(({ id }: { id: string }) => id);
  };

  test("are found by every role, by somebody without one, and by a stranger, wherever they are", async () => {
    const askers = await Promise.all(roles.map((role) => pakmut.as(role, college.id)));
    for (const asker of [...askers, await pakmut.as(null), pakmut.stranger()]) {
      expect(await idsOf({ text: "ที่ดิน" }, asker)).toEqual([shown]);
      expect((await asker.ask(one, { id: shown })).publicServicePoint).toEqual({
        id: shown,
        nameTh: "สำนักงานที่ดินเชียงใหม่",
        organisation: { nameTh: "กรมที่ดิน" },
        ancestors: [{ nameTh: "กระทรวงการคลัง" }],
        province: { nameTh: "เชียงใหม่" },
        photos: [],
        pin: { latitude: 18.79, longitude: 98.98 },
        phones: [{ number: "053112233" }],
        email: "land@example.go.th",
        isOpenNow: null,
      });
    }
    // The officer's own lists are as narrow as before.
    const own = await officer.ask("{ servicePoints { totalCount } servicePointSummary { totalCount } }");
    expect(own).toEqual({ servicePoints: { totalCount: 1 }, servicePointSummary: { totalCount: 1 } });
    expect((await officer.refusal("query ($id: ID!) { servicePoint(id: $id) { id } }", { id: shown })).message).toBe(
      (await officer.refusal("query ($id: ID!) { servicePoint(id: $id) { id } }", { id: office.id })).message,
    );
  });

  test.each([
    ["words", { text: "ที่ดิน เชียงใหม่" }],
    ["province", { provinceCode: "50" }],
    ["type", { typeCode: "CENTRAL" }],
    ["category", { categoryCode: "OFFICE" }],
    ["pin", { isPinned: true }],
    ["place", { bounds: { west: 98.9, east: 99, south: 18.7, north: 18.8 } }],
  ])("are filtered by %s", async (_what, filter) => {
    expect(await idsOf(filter)).toEqual([shown]);
  });

  test("are filtered by organisation, and paged without one lost or twice", async () => {
    expect(await idsOf({ within: office.id })).toEqual([shown]);
    expect(await idsOf({ within: shown })).toEqual([]);
    const all = await idsOf({});
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { publicServicePoints }: Awaited<ReturnType<TestClient["ask"]>> = await officer.ask(list, {
        first: 1,
        after,
      });
      paged.push(...publicServicePoints.nodes.map(({ id }: { id: string }) => id));
      after = publicServicePoints.pageInfo.hasNextPage ? publicServicePoints.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all);
  });

  test("have their pin only once an officer has confirmed it, in the list, on the map and by place", async () => {
    const proposed = await addServicePoint(pakmut, "พิกัดจากไฟล์", office, {
      latitude: 19.5,
      longitude: 99.5,
      pin_source: "IMPORTED",
    });
    const { publicServicePoints } = await officer.ask(list, { filter: { ids: [proposed] } });
    expect(publicServicePoints.nodes).toMatchObject([{ pin: null }]);
    const { publicServicePointMap } = await officer.ask(map, { bounds: everywhere });
    expect(publicServicePointMap.clusters).toEqual([{ latitude: 18.79, longitude: 98.98, servicePointId: shown }]);
    expect(await idsOf({ bounds: everywhere })).toEqual([shown]);
    expect(await idsOf({ isPinned: false, text: "พิกัด" })).toEqual([proposed]);
  });

  test("a hidden one is as one that there is not, also with all filters and by its id", async () => {
    const missing = "019ab000-0000-7000-8000-00000000dead";
    const hidden = await addServicePoint(pakmut, "จุดที่ซ่อนไว้", office, {
      ...confirmed(18.79, 98.98),
      status: "HIDDEN",
      province_code: "50",
    });
    const same = (error: object) => JSON.stringify(error).replace(/"requestId":"\w+"/, "");
    expect(same(await officer.refusal(one, { id: hidden }))).toBe(same(await officer.refusal(one, { id: missing })));
    for (const filter of [{ ids: [hidden] }, { text: "ซ่อน" }, { within: hidden }])
      expect(await idsOf(filter)).toEqual([]);
    expect(await idsOf({ provinceCode: "50" })).toEqual([shown]);
    expect((await officer.ask(map, { bounds: everywhere })).publicServicePointMap.totalInBounds).toBe(1);
  });

  test("what an organisation hides, itself or anywhere above, is gone at once, and back as it was", async () => {
    const nodes: TestNode[] = [];
    for (let index = 0; index < 40; index += 1) {
      // Labels that begin alike: x1 is above x1.*, not above x10.
      const below = index < 3 ? undefined : nodes[(index * 7) % Math.min(index, 25)];
      nodes.push(
        await addOrganisation(pakmut, `หน่วยงาน ${index}`, { below, label: index < 3 ? undefined : `x${index}` }),
      );
    }
    const points = await Promise.all(nodes.map((node, index) => addServicePoint(pakmut, `ทดสอบต้นไม้ ${index}`, node)));
    const hide = (indexes: number[]) =>
      pakmut.sql(
        "update organisations.organisations set status = case when id = any($1) then 'HIDDEN' else 'VISIBLE' end",
        [indexes.map((index) => nodes[index]?.id)],
      );
    for (const hidden of [[], [0], [1, 2], [5, 9, 30], [3, 4, 10, 11, 12, 25], nodes.map((_, index) => index), []]) {
      await hide(hidden);
      const expected = points.filter(
        (_, index) => !hidden.some((each) => covers(nodes[each]?.path as string, nodes[index]?.path as string)),
      );
      expect((await idsOf({ text: "ต้นไม้" })).sort()).toEqual([...expected].sort());
    }
  });

  test("say nothing of who edited, of notes, of where a pin comes from, of doubts and of what is missing", () => {
    const schema = buildSchema(readFileSync(projectFile("schema", "api.graphql"), "utf8"));
    const fieldsOf = (name: string): string[] => {
      const type = schema.getType(name);
      if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`There is no type ${name}.`);
      return Object.keys(type.getFields()).sort();
    };
    // Written by hand: whoever adds a field here says that it is for everybody.
    expect(fieldsOf("PublicServicePoint")).toEqual(
      `addressEn addressTh ancestors code district email facilities id isOpenNow nameEn nameTh nextChangeAt openingHours
       organisation phones photos pin postcode province subdistrict`.split(/\s+/),
    );
    expect(fieldsOf("PublicPin")).toEqual(["latitude", "longitude"]);
    expect(fieldsOf("PublicServicePointFilter")).toEqual(
      "bounds categoryCode ids isPinned provinceCode subTypeCode text typeCode within".split(" "),
    );
  });

  test("a list of 50 costs as many statements as a list of 5", async () => {
    for (let index = 0; index < 50; index += 1) await addServicePoint(pakmut, `หลายจุด ${index}`, office);
    const statementsFor = async (first: number): Promise<number> => {
      pakmut.statements.length = 0;
      const { publicServicePoints } = await officer.ask(
        `query ($first: Int) { publicServicePoints(filter: { text: "หลายจุด" }, first: $first) { totalCount nodes {
          nameTh organisation { nameTh } ancestors { nameTh } province { nameTh } isOpenNow photos { url } } } }`,
        { first },
      );
      expect(publicServicePoints.nodes).toHaveLength(first);
      return pakmut.statements.length;
    };
    expect(await statementsFor(50)).toBe(await statementsFor(5));
  });

  describe("in the database", () => {
    let login: Client;
    beforeAll(async () => {
      login = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
      await login.connect();
      await login.query("set app.scope = ''; set app.upper = ''");
    });
    afterAll(() => login.end());

    test("the policy for everybody is no login's, and the scope's is as narrow as before", async () => {
      expect((await login.query("select 1 from service_points.service_points")).rowCount).toBe(0);
      expect((await login.query("select 1 from service_points.public_service_points")).rowCount).toBeGreaterThan(0);
      await expect(login.query("set role pakmut_service_points_public")).rejects.toThrow("permission denied");
      const members = await pakmut.sql(
        "select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid where r.rolname = 'pakmut_service_points_public' and (m.inherit_option or m.set_option)",
      );
      expect(members).toEqual([]);
    });

    test("the view is read, never written, and its owner reads no column that is not for everybody", async () => {
      await expect(login.query("update service_points.public_service_points set name_en = 'x'")).rejects.toThrow(
        "permission denied",
      );
      const readable = await pakmut.sql<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'service_points.service_points'::regclass and attnum > 0
           and not attisdropped and has_column_privilege('pakmut_service_points_public', attrelid, attnum, 'select')`,
      );
      const names = readable.map(({ name }) => name);
      for (const secret of [
        "note",
        "updated_by_name",
        "pin_reason",
        "pin_doubts",
        "pin_source",
        "pin_confirmed_by_name",
      ])
        expect(names).not.toContain(secret);
      const [owner] = await pakmut.sql(
        "select has_table_privilege('pakmut_service_points_public', 'service_points.service_points', 'insert, update, delete') as writes",
      );
      expect(owner).toEqual({ writes: false });
    });
  });
});
