import type { TestClient } from "../../../local/testing/test-client";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addToken } from "../../../local/testing/test-tokens";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const list = `query ($filter: OrganisationFilter, $first: Int = 100) {
  organisations(filter: $filter, first: $first) { totalCount nodes { nameTh hasUnusedToken } } }`;

describe("organisations where an activation token waits to be used", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let central: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    const at = async (name: string): Promise<TestNode> => addOrganisation(pakmut, name, { below: department });
    await at("ไม่เคยมี");
    await addToken(pakmut, await at("มีอยู่"), "SERVICE_POINT_OFFICER");
    const two = await at("มีสองบทบาท");
    await addToken(pakmut, two, "SERVICE_POINT_OFFICER");
    await addToken(pakmut, two, "BI_READER", new Date(Date.now() + 3_600_000));
    await addToken(pakmut, await at("หมดอายุ"), "SERVICE_POINT_OFFICER", new Date(Date.now() - 1_000));
    const gone = await at("ยกเลิกแล้ว");
    await addToken(pakmut, gone, "SERVICE_POINT_OFFICER");
    await pakmut.sql(
      "update accounts.activation_tokens set voided_at = now(), token_cipher = null where organisation_id = $1",
      [gone.id],
    );
    await addToken(pakmut, await addOrganisation(pakmut, "กรมอื่น", { below: ministry }), "SERVICE_POINT_OFFICER");
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  afterAll(() => pakmut.close());

  const having = ["มีสองบทบาท", "มีอยู่"];
  const namesOf = async (hasUnusedToken?: boolean): Promise<string[]> => {
    const { organisations } = await central.ask(list, { filter: { hasUnusedToken } });
    expect(organisations.totalCount).toBe(organisations.nodes.length);
    for (const { nameTh, hasUnusedToken: has } of organisations.nodes)
      expect([nameTh, has]).toEqual([nameTh, having.includes(nameTh)]);
    return organisations.nodes.map(({ nameTh }: { nameTh: string }) => nameTh);
  };

  test("are told in the list, found by the filter, and counted as they are", async () => {
    expect((await namesOf(true)).sort()).toEqual([...having].sort());
    const all = await namesOf();
    expect((await namesOf(false)).sort()).toEqual(all.filter((name) => !having.includes(name)).sort());
  });

  test("are told in the file of the list, as filtered", async () => {
    const path = "organisations/organisations.csv";
    const rows = await rowsOf(await fetchExport(pakmut, central, path, { filter: { levels: ["AGENCY"] } }));
    expect(
      rows
        .filter((row) => row["มี Token ที่ยังไม่ใช้"] === "มี")
        .map((row) => row.ชื่อหน่วยงาน)
        .sort(),
    ).toEqual([...having].sort());
    expect(await rowsOf(await fetchExport(pakmut, central, path, { filter: { hasUnusedToken: true } }))).toHaveLength(
      2,
    );
  });

  test.each(["SERVICE_POINT_OFFICER", "BI_READER", "OPDC_OFFICER"] as const)(
    "are not told to the role %s: neither in the list, nor by the filter, nor in the file",
    async (role) => {
      const other = await pakmut.as(role, department.id);
      const { organisations } = await other.ask(list);
      expect(organisations.nodes.length).toBeGreaterThan(0);
      expect(organisations.nodes.map(({ hasUnusedToken }: { hasUnusedToken: unknown }) => hasUnusedToken)).toEqual(
        organisations.nodes.map(() => null),
      );
      expect((await other.refusal(list, { filter: { hasUnusedToken: true } })).extensions.code).toBe("FORBIDDEN");
      const [row] = await rowsOf(await fetchExport(pakmut, other, "organisations/organisations.csv"));
      expect(Object.keys(row ?? {})).not.toContain("มี Token ที่ยังไม่ใช้");
      const file = await fetchExport(pakmut, other, "organisations/organisations.csv", {
        filter: { hasUnusedToken: true },
      });
      expect(file.status).toBe(403);
    },
  );

  test("a list of 50 costs as many statements as a list of 5", async () => {
    for (let index = 0; index < 50; index += 1)
      await addOrganisation(pakmut, `หลายแห่ง ${index}`, { below: department });
    const statementsFor = async (first: number): Promise<number> => {
      pakmut.statements.length = 0;
      await central.ask(list, { first });
      return pakmut.statements.length;
    };
    expect(await statementsFor(50)).toBe(await statementsFor(5));
  });
});
