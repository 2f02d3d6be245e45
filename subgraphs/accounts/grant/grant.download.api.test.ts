import type { TestClient } from "../../../local/testing/test-client";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const list = `query ($filter: GrantFilter, $sort: GrantSort) { grants(filter: $filter, sort: $sort, first: 100) { nodes { id } } }`;
const names = ["=cmd|'/c calc'!A1", "+66 53 217 708", "@SUM(A1)", "＝1", "-1", 'สมชาย "ใจดี", จำกัด', "สมหญิง Smith"];

describe("the list of users as a file", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let office: TestNode;
  let central: TestClient;
  let admin: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    office = await addOrganisation(pakmut, "วิทยาลัยทดสอบ", { below: department, columns: { code: "0113030601000" } });
    const other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
    central = await pakmut.as("CENTRAL_OFFICER", department.id, "ก ส่วนกลาง");
    admin = await pakmut.as("PLATFORM_ADMIN", countryId, "ข ผู้ดูแล");
    for (const name of names) await pakmut.as("SERVICE_POINT_OFFICER", office.id, name);
    const left = await pakmut.as("BI_READER", office.id, "ค ออกไปแล้ว");
    await pakmut.sql(
      `update accounts.grants set ended_at = '2026-11-20T18:30:00Z', ended_by_name = 'ก ส่วนกลาง', end_reason = '=1+1',
         last_sign_in_at = now() where id = $1`,
      [left.session?.grantId],
    );
    await pakmut.as("SERVICE_POINT_OFFICER", other.id, "ง นอกเขต");
  });
  afterAll(() => pakmut.close());

  const inList = async (as: TestClient, variables: object): Promise<string[]> =>
    (await as.ask(list, { ...variables })).grants.nodes.map(({ id }: { id: string }) => id);

  test.each([
    ["everything", {}],
    ["a filter", { filter: { state: "LIVE", roles: ["SERVICE_POINT_OFFICER"] } }],
    ["words", { filter: { text: "สม" } }],
    ["another order", { sort: { field: "LAST_SIGN_IN_AT", direction: "DESC" } }],
  ])("holds what the list shows, in its order, in each format: %s", async (_what, asked) => {
    for (const reader of [central, admin]) {
      const wanted = await inList(reader, asked);
      expect(wanted.length).toBeGreaterThan(0);
      for (const [format, id] of [
        ["csv", "รหัสระบบ"],
        ["xlsx", "รหัสระบบ"],
        ["ndjson", "id"],
      ] as const) {
        const rows = await rowsOf(await fetchExport(pakmut, reader, `accounts/grants.${format}`, asked));
        expect([format, rows.map((row) => row[id])]).toEqual([format, wanted]);
      }
    }
  });

  test("says in words who is what, where and since when, and evaluates nothing", async () => {
    const csv = await rowsOf(await fetchExport(pakmut, central, "accounts/grants.csv"));
    const users = csv.map((row) => row.ชื่อผู้ใช้งาน);
    for (const name of names) expect(users).toContain(/^[=+\-@＝]/u.test(name) ? `'${name}` : name);
    expect(csv.find((row) => row.สถานะ === "สิ้นสุดแล้ว")).toMatchObject({
      บทบาทผู้ใช้: "ผู้ใช้ข้อมูล (BI)",
      รหัสหน่วยงาน: "0113030601000",
      หน่วยงาน: "วิทยาลัยทดสอบ",
      สิ้นสุดเมื่อ: "2026-11-21 01:30:00",
      ผู้ถอนสิทธิ์: "ก ส่วนกลาง",
      เหตุผลที่ถอนสิทธิ์: "'=1+1",
    });
    const workbook = await rowsOf(await fetchExport(pakmut, central, "accounts/grants.xlsx", { language: "en" }));
    expect(workbook.map((row) => row.user)).toEqual(expect.arrayContaining(names));
    expect(workbook.find((row) => row.state === "ended")).toMatchObject({ "organisation code": "0113030601000" });
  });

  test("is taken away by an act that the trail tells, before the first row is given", async () => {
    const filter = { state: "LIVE", organisationId: office.id };
    await rowsOf(await fetchExport(pakmut, central, "accounts/grants.xlsx", { filter }));
    const { auditEntries } = await central.ask(
      `{ auditEntries(filter: { action: "downloadGrants" }, first: 1) { nodes {
        personName address organisation { id } changes { field before after } } } }`,
    );
    expect(auditEntries.nodes).toEqual([
      {
        personName: "ก ส่วนกลาง",
        address: "127.0.0.1",
        organisation: { id: department.id },
        changes: expect.arrayContaining([
          { field: "format", before: null, after: "xlsx" },
          { field: "state", before: null, after: "LIVE" },
          { field: "organisationId", before: null, after: office.id },
        ]),
      },
    ]);
  });

  test("is for those who manage users, and by no link", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
    expect((await fetchExport(pakmut, officer, "accounts/grants.csv")).status).toBe(403);
    expect((await fetchExport(pakmut, pakmut.stranger(), "accounts/grants.csv")).status).toBe(401);
    expect((await fetchExport(pakmut, central, "accounts/grants.pdf")).status).toBe(404);
    expect((await fetchExport(pakmut, central, "accounts/grants.csv", { filter: { role: "x" } })).status).toBe(400);
    const link = await fetch(`${pakmut.url}/export/accounts/grants.csv`, { headers: { cookie: central.cookie } });
    expect(link.status).toBe(400);
  });
});
