import { type ExportScene, setExportScene } from "../local/testing/export-scene";
import type { TestClient } from "../local/testing/test-client";
import { fetchExport, rowsOf } from "../local/testing/test-export";
import { TestPakmut } from "../local/testing/test-pakmut";

const lists = {
  "service-points/service-points": { field: "servicePoints", filter: "ServicePointFilter", sort: "ServicePointSort" },
  "organisations/organisations": { field: "organisations", filter: "OrganisationFilter", sort: "OrganisationSort" },
} as const;
type ListName = keyof typeof lists;

describe("a list as a file", () => {
  let pakmut: TestPakmut;
  let scene: ExportScene;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    scene = await setExportScene(pakmut);
  });
  afterAll(() => pakmut.close());

  async function idsInList(as: TestClient, list: ListName, variables: object): Promise<string[]> {
    const { field, filter, sort } = lists[list];
    const query = `query ($filter: ${filter}, $sort: ${sort}) { ${field}(filter: $filter, sort: $sort, first: 100) { nodes { id } } }`;
    const data = await as.ask(query, { ...variables });
    return data[field].nodes.map(({ id }: { id: string }) => id);
  }

  describe.each(Object.keys(lists) as ListName[])("of %s", (list) => {
    test.each(["admin", "central", "auditor", "officer"] as const)(
      "holds for the %s what her list shows, in its order (T30)",
      async (who) => {
        const reader = scene.readers[who];
        const inList = await idsInList(reader, list, {});
        expect(inList.length).toBeGreaterThan(0);
        for (const [format, id] of [
          ["csv", "รหัสระบบ"],
          ["xlsx", "รหัสระบบ"],
          ["ndjson", "id"],
        ] as const) {
          const rows = await rowsOf(await fetchExport(pakmut, reader, `${list}.${format}`));
          expect([format, rows.map((row) => row[id])]).toEqual([format, inList]);
        }
      },
    );

    test.each([
      { filter: { text: "วิทยาลัย" } },
      { filter: { provinceCode: "50", isIncomplete: true }, sort: { field: "CODE", direction: "DESC" } },
      { filter: { status: "HIDDEN" }, sort: { field: "UPDATED_AT" } },
      { filter: { levels: "AGENCY" }, sort: { field: "NAME_TH", direction: "DESC" } },
      { filter: { levels: ["DEPARTMENT", "AGENCY"], typeCode: "CENTRAL" } },
      { sort: { field: "CODE", direction: "ASC" } },
    ])("filtered and sorted by %j is the list filtered and sorted", async (asked) => {
      const reader = scene.readers.admin;
      const rows = await rowsOf(await fetchExport(pakmut, reader, `${list}.ndjson`, asked));
      const ids = rows.map(({ id }) => id);
      expect(ids).toEqual(await idsInList(reader, list, asked));
    });

    test("within an organisation, and of chosen rows, is the list's", async () => {
      const reader = scene.readers.admin;
      const [first, , third] = await idsInList(reader, list, {});
      for (const filter of [
        { within: scene.college.id },
        { within: scene.department.id, text: "=" },
        { ids: [third, first] },
      ]) {
        const rows = await rowsOf(await fetchExport(pakmut, reader, `${list}.ndjson`, { filter }));
        expect(rows.map(({ id }) => id)).toEqual(await idsInList(reader, list, { filter }));
      }
    });

    test("is refused like the list for what the list refuses", async () => {
      const reader = scene.readers.admin;
      const { field, filter: type } = lists[list];
      for (const filter of [
        { text: "ก".repeat(201) },
        { within: "not-an-id" },
        { provinceCode: "501" },
        { ids: Array.from({ length: 101 }, () => scene.college.id) },
      ]) {
        const query = `query ($filter: ${type}) { ${field}(filter: $filter) { nodes { id } } }`;
        const { extensions } = await reader.refusal(query, { filter });
        const answer = await fetchExport(pakmut, reader, `${list}.csv`, { filter });
        const { errors } = (await answer.json()) as { errors: { extensions: { code: string; fields: unknown } }[] };
        expect([answer.status, errors[0]?.extensions.code, errors[0]?.extensions.fields]).toEqual([
          400,
          extensions.code,
          extensions.fields,
        ]);
      }
    });

    test.each([
      [{ filter: { unknown: 1 } }, "filter"],
      [{ filter: { text: 5 } }, "filter.text"],
      [{ filter: "{" }, "filter"],
      [{ sort: { field: "PASSWORD" } }, "sort.field"],
      [{ sort: { field: "CODE; drop table x" } }, "sort.field"],
      [{ language: "fr" }, "language"],
      [{ columns: "id" }, "columns"],
    ])("is refused for %j", async (parameters, field) => {
      const answer = await fetchExport(pakmut, scene.readers.admin, `${list}.csv`, parameters);
      const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
      expect(answer.status).toBe(400);
      expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field, rule: "NOT_VALID" }] });
    });

    test.each(["'", "\\", "'; drop schema accounts cascade; --", "$1", "%", "\\'", "a\0b", "\ud800", '{"}'])(
      "takes %j in a filter for a text",
      async (text) => {
        const reader = scene.readers.admin;
        for (const filter of [{ text }, { typeCode: text }, { provinceCode: text.slice(0, 2) }]) {
          const answer = await fetchExport(pakmut, reader, `${list}.ndjson`, { filter });
          const query = `query ($filter: ${lists[list].filter}) { ${lists[list].field}(filter: $filter, first: 100) { nodes { id } } }`;
          const { data, errors } = await reader.send(query, { filter });
          if (errors) expect([filter, answer.status]).toEqual([filter, 400]);
          else
            expect((await rowsOf(answer)).map(({ id }) => id)).toEqual(
              data?.[lists[list].field].nodes.map(({ id }: { id: string }) => id),
            );
        }
      },
    );

    test("is for those alone who see the list", async () => {
      expect((await fetchExport(pakmut, pakmut.stranger(), `${list}.csv`)).status).toBe(401);
      expect((await fetchExport(pakmut, await pakmut.as(null), `${list}.csv`)).status).toBe(403);
    });
  });
});
