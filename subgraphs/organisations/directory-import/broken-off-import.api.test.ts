import { counts, TestImport } from "../../../local/testing/test-import";
import type { ImportProgress } from "../../kit/import/import.types";
import { importOrganisations } from "./directory-import";
import { department, emptyTree, header, ministry } from "./testing/organisation-rows";

let office: TestImport;
beforeAll(async () => {
  office = await TestImport.open();
});
afterAll(() => office.close());
beforeEach(() => office.sql(emptyTree));

const countAll = async (): Promise<number> =>
  (await office.sql("select from organisations.organisations where level <> 'COUNTRY'")).length;

describe("an import that does not come to its end", () => {
  const many = [
    header,
    ministry,
    department,
    ...Array.from({ length: 25_000 }, (_, number) => [
      `0106200${String(number + 1).padStart(5, "0")}0`,
      "0106200000000",
      "",
      `สำนักงาน ${number}`,
      "",
      "",
      "",
      "",
      "",
      "",
    ]),
  ];

  test("leaves nothing when it is stopped while it writes", async () => {
    const stop = new AbortController();
    const onProgress = ({ phase, percent }: ImportProgress): void => {
      if (phase === "WRITING" && percent >= 50) stop.abort(new Error("stopped by the test"));
    };
    await expect(
      office.run(importOrganisations, office.file(many), { onProgress, signal: stop.signal }),
    ).rejects.toThrow("stopped by the test");
    expect(await countAll()).toBe(0);
    expect(await office.sql("select from organisations.audit_entries")).toHaveLength(0);
  });

  test("leaves nothing when its connection dies while it writes", async () => {
    let killed: Promise<unknown> | undefined;
    const onProgress = ({ phase, percent }: ImportProgress): void => {
      if (phase !== "WRITING" || percent < 50) return;
      killed ??= office.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pakmut import' and datname = current_database()",
      );
    };
    await expect(office.run(importOrganisations, office.file(many), { onProgress })).rejects.toThrow();
    expect((await killed) as unknown[]).toHaveLength(1);
    expect(await countAll()).toBe(0);
  });

  test("waits for another that is writing, and then finds its work done", async () => {
    const file = office.file(many.slice(0, 5_000));
    const phases: string[] = [];
    const first = office.run(importOrganisations, file);
    const second = office.run(importOrganisations, file, { onProgress: ({ phase }) => void phases.push(phase) });
    const outcomes = (await Promise.all([first, second]))
      .map(counts)
      .sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0));
    expect(outcomes).toEqual([
      [0, 0, 4_999, 0],
      [4_999, 0, 0, 0],
    ]);
    expect(await countAll()).toBe(4_999);
    expect(phases).toContain("READING");
    const known = "select reltuples::int as count from pg_class where oid = 'organisations.organisations'::regclass";
    expect((await office.sql<{ count: number }>(known))[0]?.count).toBeGreaterThanOrEqual(4_999);
  });
});
