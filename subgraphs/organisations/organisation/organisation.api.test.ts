import type { TestClient, TestData } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const update = `mutation ($id: ID!, $version: Int!, $input: OrganisationProfileInput!, $key: String!) {
  updateOrganisationProfile(id: $id, version: $version, input: $input, idempotencyKey: $key) {
    id version nameTh website emailPublic updatedByName province { nameTh } subdistrict { nameTh postcode }
    completeness { percent missing } history { changes { field before after } }
  }
}`;
const names = `query ($first: Int, $after: String, $offset: Int, $sort: OrganisationSort, $filter: OrganisationFilter) {
  organisations(first: $first, after: $after, offset: $offset, sort: $sort, filter: $filter) {
    totalCount nodes { nameTh } pageInfo { hasNextPage endCursor }
  }
}`;

describe("organisations", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let department: TestNode;
  let central: TestClient;
  /** In the order of the Thai alphabet: vowels written before their consonant sort after it. */
  const inThaiOrder = ["กาญจนบุรี", "เกาะสมุย", "ขอนแก่น", "เชียงราย", "เชียงใหม่", "แพร่", "ไทรโยค", "อำนาจเจริญ", "ฮอด"].sort(
    new Intl.Collator("th").compare,
  );

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    for (const [index, name] of [...inThaiOrder].reverse().entries()) {
      await addOrganisation(pakmut, name, {
        below: department,
        columns: {
          type_code: index % 2 ? "CENTRAL" : "LOCAL",
          province_code: index % 3 ? "50" : "10",
          status: index === 0 ? "HIDDEN" : "VISIBLE",
        },
      });
    }
    central = await pakmut.as("CENTRAL_OFFICER", department.id, "ส่วนกลาง ทดสอบ");
  });
  afterAll(() => pakmut.close());

  const childNames = async (variables: object): Promise<string[]> =>
    (await central.ask(names, { filter: { levels: ["AGENCY"] }, ...variables })).organisations.nodes.map(
      ({ nameTh }: { nameTh: string }) => nameTh,
    );

  test("are sorted as the Thai alphabet wants it, in both directions", async () => {
    expect(await childNames({})).toEqual(inThaiOrder);
    expect(await childNames({ sort: { field: "NAME_TH", direction: "DESC" } })).toEqual([...inThaiOrder].reverse());
  });

  test.each(["NAME_TH", "CODE", "PARENT_NAME_TH", "LEVEL", "TYPE", "SUB_TYPE", "STATUS", "COMPLETENESS", "UPDATED_AT"])(
    "sorted by %s, page after page gives each once, and numbered pages give the same",
    async (field) => {
      for (const direction of ["ASC", "DESC"]) {
        const sort = { field, direction };
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const { organisations }: TestData = await central.ask(names, { first: 3, after, sort });
          expect(organisations.totalCount).toBe(10);
          paged.push(...organisations.nodes.map(({ nameTh }: { nameTh: string }) => nameTh));
          after = organisations.pageInfo.hasNextPage ? organisations.pageInfo.endCursor : null;
        } while (after);
        expect(new Set(paged).size).toBe(10);
        const numbered: string[] = [];
        for (const offset of [0, 3, 6, 9]) {
          const { organisations } = await central.ask(names, { first: 3, offset, sort });
          numbered.push(...organisations.nodes.map(({ nameTh }: { nameTh: string }) => nameTh));
        }
        expect(numbered).toEqual(paged);
      }
    },
  );

  test.each([
    [{ text: "เชียง ใหม่" }, ["เชียงใหม่"]],
    [{ text: "เชียง" }, ["เชียงราย", "เชียงใหม่"]],
    [{ text: "100%" }, []],
    [{ text: "'; drop table x; --" }, []],
    [{ status: "HIDDEN" }, [inThaiOrder.at(-1)]],
    [{ isIncomplete: false }, []],
  ])("filtered by %j", async (filter, expected) => {
    expect((await childNames({ filter })).sort()).toEqual([...expected].sort());
  });

  test.each([0, 101, 1_000_000])("a page of %d rows is refused", async (first) => {
    const refusal = await central.refusal(names, { first });
    expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field: "first" }] });
  });

  test.each(["nonsense", "", Buffer.from('["a","b"]').toString("base64url"), Buffer.from("{}").toString("base64url")])(
    "a cursor that is not ours is refused: %j",
    async (after) => {
      const answer = await central.send(names, { after });
      if (after === "") expect(answer.errors).toBeUndefined();
      else
        expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field: "after" }] });
    },
  );

  test("the root is in no list and in no figure, and its own officer can ask for it", async () => {
    const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    const { organisations, organisationSummary, organisation } = await admin.ask(
      `query ($id: ID!) { organisations(first: 100) { totalCount nodes { id } } organisationSummary { totalCount hiddenCount }
        organisation(id: $id) { nameTh level childCount descendantCount } }`,
      { id: countryId },
    );
    expect(organisations.totalCount).toBe(11);
    expect(organisationSummary).toEqual({ totalCount: 11, hiddenCount: 1 });
    expect(organisations.nodes.some(({ id }: { id: string }) => id === countryId)).toBe(false);
    expect(organisation).toEqual({ nameTh: "ประเทศไทย", level: "COUNTRY", childCount: 1, descendantCount: 11 });
  });

  test("the tree opens from the top of the scope and finds a node with what is above it", async () => {
    const { top, children, search } = await central.ask(
      `query ($parentId: ID!) {
        top: organisationChildren { nodes { nameTh childCount } }
        children: organisationChildren(parentId: $parentId, first: 2) { totalCount nodes { nameTh } }
        search: organisationTreeSearch(text: "เชียงใหม่") { organisation { nameTh } ancestorIds }
      }`,
      { parentId: department.id },
    );
    expect(top.nodes).toEqual([{ nameTh: "กรมทดสอบ", childCount: inThaiOrder.length }]);
    expect(children).toEqual({
      totalCount: inThaiOrder.length,
      nodes: inThaiOrder.slice(0, 2).map((nameTh) => ({ nameTh })),
    });
    expect(search).toEqual([{ organisation: { nameTh: "เชียงใหม่" }, ancestorIds: [department.id] }]);
  });

  test("a profile is changed, found under its new name, and its history tells how", async () => {
    const college = await addOrganisation(pakmut, "วิทยาลัยเก่า", { below: department });
    const input = {
      nameTh: "วิทยาลัยเเม่ริม",
      website: "maerim.example.ac.th",
      emailPublic: "info@maerim.ac.th",
      provinceCode: "50",
      districtCode: "5007",
      subdistrictCode: "500701",
      postcode: "๕๐๑๘๐",
    };
    const { updateOrganisationProfile } = await central.ask(update, { id: college.id, version: 1, input });
    expect(updateOrganisationProfile).toMatchObject({
      version: 2,
      nameTh: "วิทยาลัยแม่ริม",
      website: "https://maerim.example.ac.th",
      updatedByName: "ส่วนกลาง ทดสอบ",
      province: { nameTh: "เชียงใหม่" },
      subdistrict: { postcode: "50180" },
    });
    expect(updateOrganisationProfile.history[0].changes).toContainEqual({
      field: "nameTh",
      before: "วิทยาลัยเก่า",
      after: "วิทยาลัยแม่ริม",
    });
    const found = await central.ask(names, { filter: { text: "แม่ริม" } });
    expect(found.organisations.totalCount).toBe(1);
    const [directory] = await pakmut.sql("select name_th, province_code from directory.organisations where id = $1", [
      college.id,
    ]);
    expect(directory).toEqual({ name_th: "วิทยาลัยแม่ริม", province_code: "50" });
  });

  test.each([
    [{ provinceCode: "10", districtCode: "5007" }, ["districtCode DISTRICT_NOT_IN_PROVINCE"]],
    [{ provinceCode: "99" }, ["provinceCode UNKNOWN_CODE"]],
    [{ website: "javascript:alert(1)" }, ["website URL_FORMAT"]],
    [{ socialLinks: ["https://a.example.com", "//evil"] }, ["socialLinks.1 URL_FORMAT"]],
    [{ nameTh: "ก".repeat(201) }, ["nameTh TOO_LONG"]],
    [{ nameTh: "ก\u0000ข" }, ["nameTh CONTROL_CHARACTER"]],
    [{ nameTh: null, emailRegistered: "@" }, ["emailRegistered EMAIL_FORMAT", "nameTh REQUIRED"]],
  ])("a profile with %j is refused", async (input, expected) => {
    const { id } = await addOrganisation(pakmut, "หน่วยทดสอบ", { below: ministry });
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", id);
    const { fields } = (await officer.refusal(update, { id, version: 1, input })).extensions;
    expect(fields?.map(({ field, rule }) => `${field} ${rule}`).sort()).toEqual(expected);
  });

  test.each([
    ["status", "HIDDEN"],
    ["parentId", countryId],
    ["version", 9],
    ["updatedByName", "x"],
    ["id", countryId],
  ])("what is not part of a profile is not accepted with it: %s", async (field, value) => {
    const { status, errors } = await central.send(update, { id: department.id, version: 1, input: { [field]: value } });
    expect(errors?.length).toBeGreaterThan(0);
    expect(status).toBeLessThan(500);
  });
});
