import type { TestAnswer, TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { probes } from "../local/testing/access-probes";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../local/testing/test-tree";
import { fieldNames, type RootField, rootFields, withValueAt } from "./testing/root-fields";

const patienceMs = 180_000;
/** Places in our code, words of PostgreSQL, names of tables, addresses, help with names, versions. */
const leaks =
  /\bat .+\.[jt]s|node_modules|\.[jt]s:\d|\bselect |\binsert |\bupdate "|relation "|column "|syntax error at|pg_|postgres|typeorm|organisations\.\w+_|127\.0\.0\.1|localhost:|Did you mean|DOWNSTREAM|serviceName|_service|node\/\d/i;
const hostile: [string, unknown][] = [
  ["SQL", `'; drop table organisations.organisations; --`],
  ["SQL in quotes", `" or 1=1 /* \\' \\" ; $1 $$ */`],
  ["wildcards", "%".repeat(10_000)],
  ["underscores", "_".repeat(1_000)],
  ["a regular expression", "(a+)+$|^(([a-z])+.)+[A-Z]([a-z])+$"],
  ["NUL", "a\u0000b"],
  ["half a pair", "\ud800"],
  ["the other half", "a\udc00\udc00"],
  ["long", "ก".repeat(60_000)],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["a template", "{{7*7}} <%= 1 %> #{1}"],
  ["control characters", "\u202e\u0007\u001b[31m\r\n"],
  ["nothing", ""],
  ["an object", JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": "x"}')],
];

let pakmut: TestPakmut;
let own: TestNode;
/** Of an organisation, a service point, a grant and a person of another ministry. */
let foreignIds: string[];
/** Of an organisation that is hidden, and of its service point: for nobody outside its scope. */
let hiddenIds: string[];

beforeAll(async () => {
  pakmut = await TestPakmut.open({ showsSchema: false });
  own = await addOrganisation(pakmut, "หน่วยงานตนเอง");
  const other = await addOrganisation(pakmut, "หน่วยงานผู้อื่น");
  const servicePointId = await addServicePoint(pakmut, "จุดบริการผู้อื่น", other);
  const { session } = await pakmut.as("BI_READER", other.id);
  foreignIds = [other.id, servicePointId, session?.grantId as string, session?.personId as string];
  const hidden = await addOrganisation(pakmut, "หน่วยงานที่ซ่อน", { columns: { status: "HIDDEN" } });
  hiddenIds = [hidden.id, await addServicePoint(pakmut, "จุดบริการที่ซ่อน", hidden)];
});
afterAll(() => pakmut.close());

const complaintOf = (answer: TestAnswer, name: string, what: string): string[] => {
  const text = JSON.stringify(answer.errors ?? []);
  const isOurFault = answer.status >= 500 || text.includes("INTERNAL_SERVER_ERROR");
  return isOurFault || leaks.test(text) ? [`${name} with ${what}: ${answer.status} ${text.slice(0, 300)}`] : [];
};

test(
  "hostile text in every variable of every root field: no fault of ours, no word of the database",
  async () => {
    const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    const tables = "select count(*)::int as count from pg_tables where schemaname not like 'pg%'";
    const before = await pakmut.sql(tables);
    const complaints: string[] = [];
    let errors = 0;
    for (const field of rootFields) {
      for (const path of field.textPaths) {
        for (const [what, value] of hostile) {
          const variables = withValueAt(field.variables(), path, value) as Record<string, unknown>;
          const answer = await admin.send(field.query, variables);
          errors += answer.errors?.length ? 1 : 0;
          complaints.push(...complaintOf(answer, `${field.name} ${path.join(".")}`, what));
        }
      }
    }
    expect(complaints).toEqual([]);
    expect(errors).toBeGreaterThan(500);
    expect(await pakmut.sql(tables)).toEqual(before);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  },
  patienceMs,
);

describe("fields that nobody may set", () => {
  const unsettable = ["id", "createdBy", "createdAt", "updatedAt", "pathC", "searchKey", "isAdmin", "__proto__"];
  const mutations = rootFields.filter(({ kind, inputTypes }) => kind === "mutation" && inputTypes.length);

  test.each(mutations.map((field) => [field.name, field] as [string, RootField]))(
    "%s takes none beyond those of its input",
    async (_name, field) => {
      const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
      for (const argument of Object.entries(field.variables()).filter(([, value]) => isObject(value))) {
        for (const name of [...unsettable, "status", "organisationId", "version"]) {
          if (name in (argument[1] as object)) continue;
          const variables = JSON.parse(
            JSON.stringify(field.variables(), (key, value) =>
              key === argument[0] ? Object.fromEntries([...Object.entries(value), ["MARK", "x"]]) : value,
            ).replace('"MARK"', JSON.stringify(name)),
          );
          const { data, errors } = await admin.send(field.query, variables);
          expect([name, data ?? null, errors?.[0]?.extensions.code]).toEqual([name, null, "BAD_USER_INPUT"]);
        }
      }
    },
  );

  test("no input has a field for what only we write", () => {
    const settable = mutations.flatMap(({ inputTypes }) => inputTypes.flatMap((type) => Object.keys(type.getFields())));
    expect(settable.filter((name) => unsettable.includes(name))).toEqual([]);
  });
  const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
});

test(
  "a dictionary of 5,000 words teaches a stranger no name of the schema",
  async () => {
    const syllables = ["na", "me", "or", "ga", "id", "to", "ken", "user", "pa", "th"];
    const words = new Set(fieldNames.flatMap((name) => [name, name.slice(0, -1), `${name}s`, name.toLowerCase()]));
    for (let n = 0; words.size < 5_000; n++)
      words.add([...String(n)].map((digit) => syllables[Number(digit)]).join(""));
    const stranger = pakmut.stranger();
    const answers = new Set<string>();
    const asked = [...words].filter((each) => /^[a-z]\w*$/i.test(each));
    const ask = async (word: string): Promise<void> => {
      const { data, status, errors } = await stranger.send(`{ ${word} }`);
      // What is published answers everybody who names it.
      if (data && probes[word]?.action === "READ_PUBLISHED") return;
      const told = errors?.map(({ message, extensions: { code } }) => ({ message, code }));
      answers.add(JSON.stringify({ status, told, data }));
    };
    while (asked.length) await Promise.all(asked.splice(0, 8).map(ask));
    expect([...answers].map((text) => JSON.parse(text))).toEqual([
      { status: 200, told: [{ message: "The operation does not fit the schema.", code: "BAD_USER_INPUT" }] },
    ]);
  },
  patienceMs,
);

describe("what is another's is as what there is not", () => {
  const missing = "019ab000-0000-7000-8000-00000000dead";
  const isId = (path: (string | number)[]): boolean =>
    /ids?$/i.test(String(path.findLast((key) => typeof key === "string")));
  const same = (answer: TestAnswer): string =>
    [...foreignIds, ...hiddenIds]
      .reduce((text, id) => text.replaceAll(id, missing), JSON.stringify(answer))
      .replace(/"requestId":"\w+"/g, "");

  test.each(["CENTRAL_OFFICER", "BI_READER"] as const)(
    "for the role %s, wherever a root field takes an id",
    async (role) => {
      const client: TestClient = await pakmut.as(role, own.id);
      const differing: string[] = [];
      let compared = 0;
      for (const field of rootFields) {
        for (const path of field.textPaths.filter(isId)) {
          // What is published is everybody's, whoever it belongs to: of that only what is hidden is as what there is not.
          const isPublished = probes[field.name]?.action === "READ_PUBLISHED";
          for (const id of isPublished ? hiddenIds : [...foreignIds, ...hiddenIds]) {
            const ask = (at: string): Promise<TestAnswer> =>
              client.send(field.query, withValueAt(variables(), path, at) as Record<string, unknown>);
            // Every id alike, lest another one be what is not found; every command with a key of its own.
            const variables = (): Record<string, unknown> =>
              field.textPaths
                .filter(isId)
                .reduce<Record<string, unknown>>(
                  (given, each) => withValueAt(given, each, missing) as Record<string, unknown>,
                  field.variables(),
                );
            const [ofForeign, ofMissing] = [same(await ask(id)), same(await ask(missing))];
            compared += 1;
            if (ofForeign !== ofMissing)
              differing.push(`${field.name} ${path.join(".")}: ${ofForeign} but ${ofMissing}`);
          }
        }
      }
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(20);
    },
    patienceMs,
  );
});
