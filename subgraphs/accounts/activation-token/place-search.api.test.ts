import { TestPakmut } from "../../../local/testing/test-pakmut";
import type { TestClient } from "../../../local/testing/test-client";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const list = `query ($filter: ActivationTokenPlaceFilter) {
  activationTokenPlaces(filter: $filter, first: 5) { totalCount nodes { organisation { nameTh } } seatCounts { role places } } }`;

const agencies = 6_000;
/** The first of them are in one department, the others in another. */
const inFirst = 4_400;

interface Agency {
  name: string;
  isInFirst: boolean;
  /** State of its token, by role. */
  states: Readonly<Record<string, "READY" | "EXPIRED" | "NONE">>;
}

/** The same agencies as the database has, by rules that are written twice. */
const all: readonly Agency[] = Array.from({ length: agencies }, (_, index) => {
  const n = index + 1;
  return {
    name: `${n % 2 ? "โรงเรียน" : "สำนักงาน"}ทดสอบ ${n % 5 < 2 ? "เอก " : ""}${n}`,
    isInFirst: n <= inFirst,
    states: {
      SERVICE_POINT_OFFICER: n % 3 === 0 ? "READY" : n % 3 === 1 ? "EXPIRED" : "NONE",
      BI_READER: n % 4 === 0 ? "READY" : "NONE",
    },
  };
});

const addAgencies = `
  with added as (
    insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
    select case when n <= $5 then $1::uuid else $3::uuid end, case when n <= $5 then $2 else $4 end || '.x' || n, 'AGENCY', name, name
    from generate_series(1, $6::int) n, lateral (
      select case when n % 2 = 1 then 'โรงเรียน' else 'สำนักงาน' end || 'ทดสอบ ' || case when n % 5 < 2 then 'เอก ' else '' end || n as name) named
    returning id, path_c, substring(path_c from '\\d+$')::int as n
  )
  insert into accounts.activation_tokens (organisation_id, path_c, role, token_hash, token_cipher, key_id, created_by_name, expires_at)
  select id, path_c, 'SERVICE_POINT_OFFICER', sha256(('s' || n)::bytea), ''::bytea, 'none', 'ผู้ออกรหัส ทดสอบ',
    case when n % 3 = 1 then now() - interval '1 day' when n % 2 = 0 then now() + interval '1 day' end
  from added where n % 3 < 2
  union all
  select id, path_c, 'BI_READER', sha256(('b' || n)::bytea), ''::bytea, 'none', 'ผู้ออกรหัส ทดสอบ', null from added where n % 4 = 0`;

/** Without a role: one of its tokens has the state, or there is none at all. */
const hasState = ({ states }: Agency, role: string | null, status: string): boolean => {
  if (role) return states[role] === status;
  return status === "NONE"
    ? !Object.values(states).some((state) => state !== "NONE")
    : Object.values(states).includes(status as "READY");
};

const words = ["ทดสอบ", "โรงเรียน", "สำนักงานทดสอบ เอก", "เอก ทดสอบ", "2", "77 โรง", "4711", "ไม่มี"];
const states = [
  [null, null],
  ["SERVICE_POINT_OFFICER", null],
  ["SERVICE_POINT_OFFICER", "READY"],
  ["SERVICE_POINT_OFFICER", "EXPIRED"],
  ["SERVICE_POINT_OFFICER", "NONE"],
  ["BI_READER", "NONE"],
  [null, "READY"],
  [null, "NONE"],
] as const;

describe("places of tokens by words together with role and state", () => {
  let pakmut: TestPakmut;
  let first: TestNode;
  let admin: TestClient;
  let central: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    first = await addOrganisation(pakmut, "กรมหนึ่ง", { below: ministry });
    const second = await addOrganisation(pakmut, "กรมสอง", { below: ministry });
    await pakmut.sql(addAgencies, [first.id, first.path, second.id, second.path, inFirst, agencies]);
    // As PostgreSQL does by itself within a minute: until then it takes each of these tables for one row.
    await pakmut.sql("analyze directory.organisations, accounts.activation_tokens");
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    central = await pakmut.as("CENTRAL_OFFICER", first.id);
  });
  afterAll(() => pakmut.close());

  /** Asks for all states of the words, and compares rows, totals and seats with what the agencies themselves say. */
  async function compare(who: TestClient, text: string, among: readonly Agency[], filter: object = {}): Promise<void> {
    const named = among.filter(({ name }) => text.split(" ").every((word) => name.includes(word)));
    for (const [role, status] of states) {
      const expected = named.filter((agency) => !status || hasState(agency, role, status));
      const { activationTokenPlaces: found } = await who.ask(list, { filter: { ...filter, text, role, status } });
      const names = new Set(expected.map(({ name }) => name));
      const told = found.nodes.map(({ organisation }: { organisation: { nameTh: string } }) => organisation.nameTh);
      expect({ text, role, status, total: found.totalCount }).toEqual({ text, role, status, total: expected.length });
      expect(told).toHaveLength(Math.min(5, expected.length));
      expect(told.filter((name: string) => !names.has(name))).toEqual([]);
      const seats = ["SERVICE_POINT_OFFICER", "BI_READER"].map((seat) => ({ role: seat, places: expected.length }));
      expect(found.seatCounts).toEqual(expected.length ? seats : []);
    }
  }

  const ofFirst = all.filter(({ isInFirst }) => isInFirst);

  test("are the same rows and the same number however many have the words", async () => {
    for (const text of words) await compare(admin, text, all);
  });

  test("also once PostgreSQL knows which words are common, in a scope and below one organisation of it", async () => {
    await pakmut.sql("analyze organisations.organisations_texts");
    for (const text of words) await compare(admin, text, all);
    for (const text of words) await compare(central, text, ofFirst);
    for (const text of ["ทดสอบ", "เอก"]) await compare(admin, text, ofFirst, { organisationId: first.id });
  });
});
