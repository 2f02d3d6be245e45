import { TestImport } from "../testing/test-import";
import { demoAccounts } from "../digital-id/demo.account";
import { loadDemo } from "./load";

let office: TestImport;
beforeAll(async () => {
  office = await TestImport.open();
});
afterAll(() => office.close());

const load = (issuer = "http://localhost:4000/digital-id"): Promise<void> => {
  const { adminUrl, logins } = office.database;
  return loadDemo({ adminUrl, appUrl: logins.appUrl, issuer, log: () => undefined });
};
const count = async (sql: string): Promise<number> =>
  Number((await office.sql<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);

describe("the demo data", () => {
  test("are there after the first start, with work done and work waiting", async () => {
    await load();
    expect(await count("organisations.organisations where level = 'MINISTRY'")).toBe(22);
    expect(await count("organisations.organisations where level = 'DEPARTMENT'")).toBe(162);
    expect(await count("service_points.service_points")).toBe(44);
    expect(await count("service_points.service_points where pin_confirmed_at is not null")).toBeGreaterThan(10);
    expect(await count("service_points.service_points where pin_confirmed_at is null")).toBeGreaterThan(20);
    expect(await count("organisations.organisations where completeness_percent = 100")).toBeGreaterThan(5);
    for (const office of ["service_points.service_points", "organisations.organisations"]) {
      expect(await count(`${office} where opening_hours is not null`)).toBe(27);
    }
    expect(await count("service_points.audit_entries where action = 'updateServicePoint'")).toBeGreaterThan(10);
  });

  test("have a person for each demo account, and a grant for all but the newcomer", async () => {
    expect(await count("accounts.persons")).toBe(demoAccounts.length);
    const without = await office.sql(
      "select display_name from accounts.persons p where not exists (select from accounts.grants g where g.person_id = p.id)",
    );
    expect(without).toEqual([{ display_name: "ผู้มาใหม่ ตัวอย่าง" }]);
  });

  test("have tokens that wait, and one that an officer came in by", async () => {
    expect(await count("accounts.activation_tokens where spent_at is null and voided_at is null")).toBe(4);
    const spent = await office.sql(
      `select t.spent_by_name, t.created_by_name, held.role, o.name_th from accounts.activation_tokens t
       join accounts.grants held on held.id = t.grant_id join directory.organisations o on o.id = held.organisation_id`,
    );
    expect(spent).toEqual([
      {
        spent_by_name: "เจ้าหน้าที่จุดบริการ ตัวอย่างสอง",
        created_by_name: "เจ้าหน้าที่ส่วนกลาง ตัวอย่าง",
        role: "SERVICE_POINT_OFFICER",
        name_th: "วิทยาลัยอาชีวศึกษาเชียงใหม่",
      },
    ]);
  });

  test("have requests that wait in the queue, each with an office that can be decided on", async () => {
    expect(await count("organisations.registrations where state = 'WAITING' and kind = 'NEW'")).toBe(5);
    const asking = await office.sql<{ name_th: string }>(
      `select o.name_th from organisations.registrations r join directory.organisations o on o.id = r.organisation_id
       where r.kind = 'EXISTING' order by r.requested_at`,
    );
    expect(asking.map(({ name_th }) => name_th)).toEqual(["วิทยาลัยเทคนิคน่าน", "วิทยาลัยเทคนิคลำปาง"]);
    expect(await count("organisations.registrations where kind = 'NEW' and subdistrict_code is null")).toBe(0);
    expect(await count("organisations.registrations where contact_email not like '%.example'")).toBe(0);
  });

  test("leave the officer's own college to her", async () => {
    const [college] = await office.sql(
      `select o.version, p.pin_confirmed_at from accounts.grants g join accounts.persons a on a.id = g.person_id
       join organisations.organisations o on o.id = g.organisation_id join service_points.service_points p on p.organisation_id = o.id
       where a.display_name = 'เจ้าหน้าที่จุดบริการ ตัวอย่าง' and o.name_th = 'วิทยาลัยเทคนิคเชียงใหม่'`,
    );
    expect(college).toEqual({ version: 1, pin_confirmed_at: null });
  });

  test("stay as people left them at the next start", async () => {
    await office.sql(
      "update accounts.grants set ended_at = now() where role = 'BI_READER' or role = 'HANDBOOK_AUTHOR'",
    );
    await office.sql("update organisations.organisations set name_en = 'Changed' where code = '1806500000010'");
    await office.sql(
      "update organisations.registrations set state = 'REFUSED', decided_at = now() where kind = 'EXISTING'",
    );
    const before = await count("organisations.audit_entries");
    await load();
    expect(await count("organisations.registrations where state = 'WAITING'")).toBe(5);
    expect(await count("organisations.audit_entries")).toBe(before);
    expect(await count("accounts.grants where role = 'HANDBOOK_AUTHOR' and ended_at is null")).toBe(0);
    expect(await count("organisations.organisations where name_en = 'Changed'")).toBe(1);
  });

  test("know the accounts also under another address of the stand-in", async () => {
    await load("http://localhost:4001/digital-id");
    expect(await count("accounts.persons")).toBe(2 * demoAccounts.length);
  });

  test("refuse to come to a production server", async () => {
    const before = process.env["NODE_ENV"];
    process.env["NODE_ENV"] = "production";
    try {
      await expect(load()).rejects.toThrow(/production/);
    } finally {
      process.env["NODE_ENV"] = before;
    }
  });
});
