import { untilLocksAreAwaited } from "../local/testing/awaited-locks";
import { awkward, dangerous, type ExportScene, setExportScene } from "../local/testing/export-scene";
import { fetchExport, rowsOf } from "../local/testing/test-export";
import { TestPakmut } from "../local/testing/test-pakmut";

/** What the rows of a list say in a file, and what becomes of a file that somebody does not wait for. */
describe("a list in a file", () => {
  let pakmut: TestPakmut;
  let scene: ExportScene;
  const faultsInLog = (): string[] => pakmut.log.filter((line) => (JSON.parse(line) as { level: number }).level > 30);

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    scene = await setExportScene(pakmut);
  });
  afterAll(() => pakmut.close());

  test("comes by a link as well, with its filter in the address", async () => {
    const query = new URLSearchParams({ filter: JSON.stringify({ provinceCode: "50" }), language: "en" });
    const answer = await fetch(`${pakmut.url}/export/service-points/service-points.csv?${query}`, {
      headers: { cookie: scene.readers.admin.cookie as string },
    });
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="service-points-[\d-]+\.csv"$/);
    const rows = await rowsOf(answer);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map(({ province }) => province))).toEqual(new Set(["Chiang Mai"]));
  });

  test("tells of a service point what its page does, in Thai", async () => {
    const filter = { text: "งานทะเบียน" };
    const [row] = await rowsOf(
      await fetchExport(pakmut, scene.readers.admin, "service-points/service-points.csv", { filter }),
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
      await fetchExport(pakmut, scene.readers.admin, "organisations/organisations.xlsx", asked),
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
    const asked = { filter: { within: scene.college.id } };
    const inDatabase = await pakmut.sql<{ id: string; note: string }>(
      "select id, note from service_points.service_points where organisation_id = $1",
      [scene.college.id],
    );
    const kept = new Map(inDatabase.map(({ id, note }) => [id, note]));
    expect(kept.size).toBe(dangerous.length + awkward.length);
    for (const [format, id, field] of [
      ["csv", "รหัสระบบ", "หมายเหตุ"],
      ["xlsx", "รหัสระบบ", "หมายเหตุ"],
      ["ndjson", "id", "note"],
    ] as const) {
      const answer = await fetchExport(pakmut, scene.readers.central, `service-points/service-points.${format}`, asked);
      const rows = await rowsOf(answer);
      const marked = (text: string): string =>
        format === "csv" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
      const given = new Map(rows.map((row) => [row[id], row[field]]));
      expect([format, given]).toEqual([format, new Map([...kept].map(([key, note]) => [key, marked(note)]))]);
    }
  });

  test("of CSV opens as Thai with a double click, and parts no cell at another sign than the comma", async () => {
    const answer = await fetchExport(pakmut, scene.readers.central, "service-points/service-points.csv", {
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
      [scene.college.id, scene.college.path],
    );
    pakmut.log.length = 0;
    for (let time = 0; time < 4; time++) {
      const leaving = new AbortController();
      const answer = await fetchExport(
        pakmut,
        scene.readers.admin,
        "service-points/service-points.csv",
        {},
        leaving.signal,
      );
      await answer.body?.getReader().read();
      leaving.abort();
    }
    const rows = await rowsOf(
      await fetchExport(pakmut, scene.readers.admin, "service-points/service-points.csv", {
        filter: { text: "ยาว" },
      }),
    );
    expect(rows).toHaveLength(20_000);
    expect(faultsInLog()).toEqual([]);
  });

  test("is no fault of ours when who asked for it leaves before the first byte", async () => {
    pakmut.log.length = 0;
    const leaving = new AbortController();
    const [central, file] = [scene.readers.central, "service-points/service-points.csv"];
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
