import { TestBulkChange } from "../../../local/testing/test-bulk-change";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import type { JobRunner } from "../../kit/job/job.runner";

let pakmut: TestPakmut;
let jobs: JobRunner;
let from: TestNode;
let to: TestNode;
let central: TestBulkChange;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง");
  from = await addOrganisation(pakmut, "กรมเดิม", { below: ministry });
  to = await addOrganisation(pakmut, "กรมใหม่", { below: ministry });
  central = new TestBulkChange(await pakmut.as("CENTRAL_OFFICER", ministry.id), "organisation");
  jobs = await pakmut.startJobs();
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  await pakmut.close();
});

const add = (nameTh: string, below: TestNode) => addOrganisation(pakmut, nameTh, { below });
const toNew = () => ({ kind: "CHANGE_PARENT", parentId: to.id, reason: "ตั้งกรมใหม่" });

const parentsOf = async (...nodes: TestNode[]) => {
  const sql = `select p.name_th as parent, o.path_c like p.path_c || '.%' as fits from organisations.organisations o
    join organisations.organisations p on p.id = o.parent_id where o.id = $1`;
  const found = await Promise.all(nodes.map(({ id }) => pakmut.sql<{ parent: string; fits: boolean }>(sql, [id])));
  return found.map(([row]) => (row?.fits ? row.parent : "astray"));
};

const along = `query ($ids: [ID!]!) { organisationSummary(filter: { withinAny: $ids }) { totalCount }
  servicePointSummary(filter: { withinAny: $ids }) { totalCount } subtreesAccess(organisationIds: $ids) { grantCount } }`;

describe("many organisations at a time go to another parent", () => {
  test("with all that is theirs, each once, and back", async () => {
    const [first, second] = [await add("ก หน่วย", from), await add("ข หน่วย", from)];
    const child = await add("ค หน่วยย่อย", first);
    const there = await add("ง อยู่แล้ว", to);
    await addServicePoint(pakmut, "จุดบริการ", child);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", child.id);
    const asked = { change: toNew(), ids: [first, second, child, there].map(({ id }) => id) };

    expect(await central.client.ask(along, { ids: [first.id, child.id, second.id] })).toEqual({
      organisationSummary: { totalCount: 3 },
      servicePointSummary: { totalCount: 1 },
      subtreesAccess: { grantCount: 1 },
    });
    expect(await central.preview(asked)).toEqual(["null CHANGED 2", "null REFUSED 1", "null UNCHANGED 1"]);
    const { id } = await central.start(asked);
    expect(await central.settled(id)).toMatchObject({ state: "DONE", changed: 2, unchanged: 1, refused: 1 });
    expect(await central.rows(id, "REFUSED")).toEqual(["ค หน่วยย่อย MOVES_ALONG"]);
    expect(await parentsOf(first, second, child)).toEqual(["กรมใหม่", "กรมใหม่", "ก หน่วย"]);
    expect((await officer.ask("{ servicePoints { totalCount } }")).servicePoints.totalCount).toBe(1);

    const undoing = await central.undo(id);
    expect(await central.settled(undoing.id)).toMatchObject({ state: "DONE", changed: 2, refused: 0 });
    expect(await parentsOf(first, second, child)).toEqual(["กรมเดิม", "กรมเดิม", "ก หน่วย"]);
    const trail = "select action, reason from organisations.audit_entries where entity_id = $1 order by id";
    expect(await pakmut.sql(trail, [first.id])).toMatchObject([
      { action: "moveOrganisation", reason: "ตั้งกรมใหม่" },
      { action: "undoOrganisationBulkChange" },
    ]);
  }, 60_000);

  test("where that may be, and only what somebody has chosen and seen", async () => {
    const office = await add("จ หน่วย", from);
    const { id } = await central.start({
      change: { kind: "CHANGE_PARENT", parentId: office.id },
      ids: [from.id, to.id],
    });
    expect(await central.settled(id)).toMatchObject({ changed: 0, refused: 2 });
    expect(await central.rows(id, "REFUSED")).toEqual(["กรมเดิม UNDER_ITSELF", "กรมใหม่ LEVEL_NOT_BELOW_PARENT"]);
    const foreign = await addOrganisation(pakmut, "กระทรวงอื่น");
    const wrong: [object, object][] = [
      [
        { change: toNew(), filter: { within: from.id } },
        { field: "records", rule: "REQUIRED" },
      ],
      [
        { change: toNew(), records: Array.from({ length: 101 }, () => ({ recordId: office.id, version: 1 })) },
        { field: "records", rule: "TOO_MANY", values: { most: 100 } },
      ],
      [
        { change: { kind: "CHANGE_PARENT" }, ids: [office.id] },
        { field: "change.parentId", rule: "REQUIRED" },
      ],
      [
        { change: { kind: "CHANGE_PARENT", parentId: foreign.id }, ids: [office.id] },
        { field: "change.parentId", rule: "NOT_FOUND" },
      ],
    ];
    for (const [asked, field] of wrong)
      expect((await central.refusalToStart(asked as never)).extensions.fields).toEqual([field]);
  }, 60_000);
});
