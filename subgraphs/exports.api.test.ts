import { untilLocksAreAwaited } from "../local/testing/awaited-locks";
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

  test("comes by a link as well, with its filter in the address", async () => {
    const query = new URLSearchParams({ filter: JSON.stringify({ provinceCode: "50" }), language: "en" });
    const answer = await fetch(`${pakmut.url}/export/service-points/service-points.csv?${query}`, {
      headers: { cookie: readers.admin?.cookie as string },
    });
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="service-points-[\d-]+\.csv"$/);
    const rows = await rowsOf(answer);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map(({ province }) => province))).toEqual(new Set(["Chiang Mai"]));
  });

  test("tells of a service point what its page does, in Thai", async () => {
    const filter = { text: "งานทะเบียน" };
    const [row] = await rowsOf(
      await fetchExport(pakmut, readers.admin as TestClient, "service-points/service-points.csv", { filter }),
    );
    expect(row).toEqual({
      รหัสระบบ: expect.stringMatching(/^[0-9a-f-]{36}$/),
      รหัสจุดบริการ: "9000000099999",
      ชื่อจุดบริการ: "งานทะเบียน",
      "ชื่อจุดบริการ (อังกฤษ)": "",
      รหัสหน่วยงาน: "0113000000000",
      หน่วยงานเจ้าของ: "สำนักงานคณะกรรมการการอาชีวศึกษา",
      หน่วยงานต้นสังกัด: "กระทรวงศึกษาธิการ",
      ที่อยู่: "ถนนเวียงแก้ว",
      "ที่อยู่ (อังกฤษ)": "",
      ตำบล: "ศรีภูมิ",
      อำเภอ: "เมืองเชียงใหม่",
      จังหวัด: "เชียงใหม่",
      รหัสไปรษณีย์: "50200",
      โทรศัพท์: "053217708 ต่อ 12; 1111",
      อีเมล: "office@example.go.th",
      หมายเหตุ: "",
      ละติจูด: "18.785",
      ลองจิจูด: "98.962",
      ต่างประเทศ: "",
      สถานะหมุด: "หมุดไม่ตรงกับที่อยู่",
      ที่มาของพิกัด: "เจ้าหน้าที่ปัก",
      ยืนยันหมุดเมื่อ: "2026-11-21 19:00:00",
      ผู้ยืนยันหมุด: "เจ้าหน้าที่ หนึ่ง",
      จำนวนรูปภาพ: "0",
      สิ่งอำนวยความสะดวก: "",
      เวลาทำการ: "",
      วันพิเศษ: "",
      "ความครบถ้วน (%)": expect.stringMatching(/^\d+$/),
      สถานะ: "แสดง",
      แก้ไขครั้งล่าสุด: "2026-11-21 01:30:00",
      แก้ไขโดย: "",
    });
  });

  test("tells of an organisation what its page does, in English", async () => {
    const asked = { filter: { text: "เทคนิคเชียงใหม่" }, language: "en" };
    const [row] = await rowsOf(
      await fetchExport(pakmut, readers.admin as TestClient, "organisations/organisations.xlsx", asked),
    );
    expect(row).toMatchObject({
      "organisation code": "0113030601000",
      level: "AGENCY",
      "name (th)": "วิทยาลัยเทคนิคเชียงใหม่",
      "name (en)": "Technical College",
      "parent code": "0113000000000",
      parent: "กระทรวงศึกษาธิการ > Vocational Education Commission",
      "social links": "https://a.example; https://b.example",
      status: "VISIBLE",
    });
  });

  test("gives every text back as it is kept: in Excel and JSON as it is, in CSV with a mark before what would be a formula (T29)", async () => {
    const asked = { filter: { within: college.id } };
    const inDatabase = await pakmut.sql<{ id: string; note: string }>(
      "select id, note from service_points.service_points where organisation_id = $1",
      [college.id],
    );
    const kept = new Map(inDatabase.map(({ id, note }) => [id, note]));
    expect(kept.size).toBe(dangerous.length + awkward.length);
    for (const [format, id, field] of [
      ["csv", "รหัสระบบ", "หมายเหตุ"],
      ["xlsx", "รหัสระบบ", "หมายเหตุ"],
      ["ndjson", "id", "note"],
    ] as const) {
      const answer = await fetchExport(
        pakmut,
        readers.central as TestClient,
        `service-points/service-points.${format}`,
        asked,
      );
      const rows = await rowsOf(answer);
      const marked = (text: string): string =>
        format === "csv" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
      const given = new Map(rows.map((row) => [row[id], row[field]]));
      expect([format, given]).toEqual([format, new Map([...kept].map(([key, note]) => [key, marked(note)]))]);
    }
  });

  test("of CSV opens as Thai with a double click, and parts no cell at another sign than the comma", async () => {
    const answer = await fetchExport(pakmut, readers.central as TestClient, "service-points/service-points.csv", {
      filter: { text: "a;=1+1" },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain(',"a;=1+1",');
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("is none half-way: who leaves costs no connection of those that come after her", async () => {
    await pakmut.sql(
      `insert into service_points.service_points (organisation_id, path_c, name_th, note, search_key)
       select $1, $2, 'ยาว ' || n, repeat('ก', 900), 'ยาว' from generate_series(1, 20000) n`,
      [college.id, college.path],
    );
    pakmut.log.length = 0;
    for (let time = 0; time < 4; time++) {
      const leaving = new AbortController();
      const answer = await fetchExport(
        pakmut,
        readers.admin as TestClient,
        "service-points/service-points.csv",
        {},
        leaving.signal,
      );
      await answer.body?.getReader().read();
      leaving.abort();
    }
    const rows = await rowsOf(
      await fetchExport(pakmut, readers.admin as TestClient, "service-points/service-points.csv", {
        filter: { text: "ยาว" },
      }),
    );
    expect(rows).toHaveLength(20_000);
    expect(faultsInLog()).toEqual([]);
  });

  test("is no fault of ours when who asked for it leaves before the first byte", async () => {
    pakmut.log.length = 0;
    const leaving = new AbortController();
    const [central, file] = [readers.central as TestClient, "service-points/service-points.csv"];
    const few = { filter: { text: "a;=1+1" } };
    await pakmut.sql("begin");
    await pakmut.sql("lock table service_points.service_points in access exclusive mode");
    const answer = fetchExport(pakmut, central, file, few, leaving.signal).catch(() => "left");
    await untilLocksAreAwaited(pakmut);
    leaving.abort();
    expect(await answer).toBe("left");
    await pakmut.sql("rollback");
    // There are few connections for downloads: as many again have met whatever she left.
    for (let time = 0; time < 4; time++) await rowsOf(await fetchExport(pakmut, central, file, few));
    expect(faultsInLog()).toEqual([]);
  });
});
