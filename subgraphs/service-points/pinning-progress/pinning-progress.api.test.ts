import type { TestClient } from "../../../local/testing/test-client";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../../../local/testing/test-tree";
import { bangkokDayOf, dayNumberOf, isoDayOf } from "../../kit/calendar/calendar-day";

const figures =
  "figures { totalCount pinnedCount notPinnedCount pinnedWithPhotoCount completeCount recentlyPinnedCount }";
const progressQuery = `query ($id: ID!) { pinningProgress(organisationId: $id) {
  ${figures} own: ownFigures { totalCount pinnedCount notPinnedCount pinnedWithPhotoCount completeCount recentlyPinnedCount }
  organisation { id nameTh ancestors { nameTh } } childCount recentSince
  children(first: 100) { organisation { id nameTh } hasChildren ${figures} }
  provinces { province { code nameTh } ${figures} }
} }`;

type Figures = Record<
  "totalCount" | "pinnedCount" | "notPinnedCount" | "pinnedWithPhotoCount" | "completeCount" | "recentlyPinnedCount",
  number
>;

/** What each figure is called in the list of service points: the page links to it so. */
const listFilters = (recentSince: string): Record<keyof Figures, object> => ({
  totalCount: {},
  pinnedCount: { isPinned: true },
  notPinnedCount: { isPinned: false },
  pinnedWithPhotoCount: { isPinned: true, hasPhoto: true },
  completeCount: { isIncomplete: false },
  recentlyPinnedCount: { pinnedSince: recentSince },
});

const today = bangkokDayOf(new Date());
const inDays = (days: number): string => isoDayOf(dayNumberOf(today) + days);

/** Everything that makes a service point complete, but its pin and its photo. */
const filledIn = {
  name_en: "Office",
  address_th: "ถนนห้วยแก้ว",
  address_en: "Huay Kaew Road",
  district_code: "5001",
  subdistrict_code: "500101",
  postcode: "50200",
  phones: '[{"number": "053217708", "extension": null}]',
  email: "office@example.go.th",
  opening_hours: "{}",
};

describe("the pinning progress", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let department: TestNode;
  let college: TestNode;
  let empty: TestNode;
  let central: TestClient;
  let admin: TestClient;
  let officer: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    department = await addOrganisation(pakmut, "สำนักงานคณะกรรมการการอาชีวศึกษา", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    const other = await addOrganisation(pakmut, "วิทยาลัยเทคนิคลำพูน", { below: department });
    empty = await addOrganisation(pakmut, "วิทยาลัยที่ยังไม่มีจุดบริการ", { below: department });
    const branch = await addOrganisation(pakmut, "แผนกช่างยนต์", { below: college });
    const elsewhere = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
    const places = [department, college, college, other, branch, elsewhere];
    for (let index = 0; index < 60; index += 1) {
      const isPinned = index % 5 !== 4;
      const pin = {
        latitude: 18.7 + index / 1000,
        longitude: 98.9,
        pin_source: "OFFICER",
        // From the first moment of the four weeks in Bangkok, and from the last one before them.
        pin_confirmed_at: `${inDays(index % 2 ? -27 : -28)}T${index % 2 ? "00:00" : "23:59"}:00+07:00`,
      };
      await addServicePoint(pakmut, `จุดบริการ ${index}`, places[index % places.length] as TestNode, {
        ...(index % 3 ? filledIn : {}),
        province_code: [null, "50", "51"][index % 3 ? 1 : index % 2 ? 0 : 2],
        photos: index % 4 ? '[{"fileId": "x"}]' : "[]",
        status: index % 7 ? "VISIBLE" : "HIDDEN",
        ...(isPinned ? pin : {}),
      });
    }
    central = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง หนึ่ง");
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  });
  afterAll(() => pakmut.close());

  const countInList = async (who: TestClient, filter: object): Promise<number> =>
    (await who.ask("query ($filter: ServicePointFilter) { servicePoints(filter: $filter) { totalCount } }", { filter }))
      .servicePoints.totalCount;

  /** Compares every figure of a group with the list that it leads to. */
  async function expectAsInLists(who: TestClient, group: Figures, filter: object, recentSince: string): Promise<void> {
    const inLists = await Promise.all(
      Object.entries(listFilters(recentSince)).map(async ([name, own]) => [
        name,
        await countInList(who, { ...filter, ...own, status: "VISIBLE" }),
      ]),
    );
    expect({ filter, ...group }).toEqual({ filter, ...Object.fromEntries(inLists) });
  }

  test.each([
    ["the central officer, of her department", () => central, () => department.id],
    ["the admin, of the country", () => admin, () => countryId],
    ["the service-point officer, of the college", () => officer, () => college.id],
  ])("tells %s in every figure what the list behind it holds", async (_who, as, of) => {
    const who = as();
    const within = of();
    const { pinningProgress: progress } = await who.ask(progressQuery, { id: within });
    expect(progress.recentSince).toBe(inDays(-27));
    expect(progress.figures.totalCount).toBeGreaterThan(0);
    await expectAsInLists(who, progress.figures, { within }, progress.recentSince);
    await expectAsInLists(who, progress.own, { within, ofOrganisation: within }, progress.recentSince);
    for (const child of progress.children)
      await expectAsInLists(who, child.figures, { within: child.organisation.id }, progress.recentSince);
    for (const { province, figures: group } of progress.provinces) {
      const where = province ? { provinceCode: province.code } : { hasProvince: false };
      await expectAsInLists(who, group, { within, ...where }, progress.recentSince);
    }
    const parts = [progress.own, ...progress.children.map((child: { figures: Figures }) => child.figures)];
    for (const name of Object.keys(progress.figures) as (keyof Figures)[]) {
      const sum = (groups: Figures[]) => groups.reduce((total, group) => total + group[name], 0);
      expect([name, sum(parts)]).toEqual([name, progress.figures[name]]);
      expect([name, sum(progress.provinces.map((each: { figures: Figures }) => each.figures))]).toEqual([
        name,
        progress.figures[name],
      ]);
    }
  });

  test("the scene has every kind of service point, so that no figure is right by chance", async () => {
    const { pinningProgress } = await central.ask(progressQuery, { id: department.id });
    const { figures: all, provinces, children } = pinningProgress;
    expect(new Set(Object.values(all)).size).toBe(6);
    expect(provinces.map(({ province }: { province: { nameTh: string } | null }) => province?.nameTh ?? null)).toEqual([
      "เชียงใหม่",
      "ลำพูน",
      null,
    ]);
    expect(children.at(-1)).toMatchObject({ organisation: { id: empty.id }, figures: { totalCount: 0 } });
    const missing = children.map(({ figures: { notPinnedCount } }: { figures: Figures }) => notPinnedCount);
    expect(missing).toEqual([...missing].sort((a, b) => b - a));
    expect(children[0]).toMatchObject({ organisation: { id: college.id }, hasChildren: true });
  });

  test("a pin that is placed counts at once, at every level", async () => {
    const id = await addServicePoint(pakmut, "จุดใหม่", college, { province_code: "50", district_code: "5001" });
    const before = (await admin.ask(progressQuery, { id: countryId })).pinningProgress.figures;
    await officer.ask(
      `mutation ($id: ID!, $key: String!) { pinServicePoint(id: $id, version: 1,
        input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { id } }`,
      { id },
    );
    const after = (await admin.ask(progressQuery, { id: countryId })).pinningProgress.figures;
    expect(after).toEqual({
      ...before,
      pinnedCount: before.pinnedCount + 1,
      notPinnedCount: before.notPinnedCount - 1,
      recentlyPinnedCount: before.recentlyPinnedCount + 1,
    });
  });

  test("children come page by page, each once", async () => {
    const page = async (offset: number) =>
      (
        await central.ask(
          `query ($id: ID!, $offset: Int!) { pinningProgress(organisationId: $id) {
            childCount children(first: 2, offset: $offset) { organisation { id } } } }`,
          { id: department.id, offset },
        )
      ).pinningProgress;
    const [first, second] = [await page(0), await page(2)];
    expect(first.childCount).toBe(3);
    const ids = [...first.children, ...second.children].map(({ organisation }) => organisation.id);
    expect(new Set(ids).size).toBe(3);
  });

  test("outside the scope there is none, and without a grant nothing is told", async () => {
    const codeOf = async (who: TestClient, id: string) => (await who.refusal(progressQuery, { id })).extensions.code;
    expect(await codeOf(central, ministry.id)).toBe("NOT_FOUND");
    expect(await codeOf(officer, department.id)).toBe("NOT_FOUND");
    expect(await codeOf(officer, "00000000-0000-7000-8000-00000000dead")).toBe("NOT_FOUND");
    expect(await codeOf(await pakmut.as(null), department.id)).toBe("FORBIDDEN");
    expect(await codeOf(pakmut.stranger(), department.id)).toBe("UNAUTHENTICATED");
  });

  test.each(["csv", "xlsx", "ndjson"])("is taken away as %s with the figures of the page", async (format) => {
    const { pinningProgress: progress } = await central.ask(progressQuery, { id: department.id });
    const path = `service-points/pinning-progress.${format}`;
    const ask = (by: string) => fetchExport(pakmut, central, path, { organisationId: department.id, by });
    const [name, total, missing] =
      format === "ndjson" ? ["organisation", "totalCount", "notPinnedCount"] : ["หน่วยงาน", "จุดบริการทั้งหมด", "ยังไม่ปักหมุด"];
    const children = (await rowsOf(await ask("children"))).map((row) => [
      row[name],
      Number(row[total]),
      Number(row[missing]),
    ]);
    const [own, ...below] = children;
    expect(own?.slice(1)).toEqual([progress.own.totalCount, progress.own.notPinnedCount]);
    expect(own?.[0]).toContain("สำนักงานคณะกรรมการการอาชีวศึกษา");
    const sum = children.reduce((total, [, count]) => total + Number(count), 0);
    expect(sum).toBe(progress.figures.totalCount);
    expect(below).toEqual(
      progress.children.map((child: { organisation: { nameTh: string }; figures: Figures }) => [
        child.organisation.nameTh,
        child.figures.totalCount,
        child.figures.notPinnedCount,
      ]),
    );
    const provinces = (await rowsOf(await ask("provinces"))).map((row) => Number(row[total]));
    expect(provinces).toEqual(progress.provinces.map((each: { figures: Figures }) => each.figures.totalCount));
    const outside = await fetchExport(pakmut, officer, path, { organisationId: department.id, by: "children" });
    expect(outside.status).toBe(404);
  });
});
