import { TestBulkChange } from "../../../local/testing/test-bulk-change";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import type { JobRunner } from "../../kit/job/job.runner";

let pakmut: TestPakmut;
let jobs: JobRunner;
let department: TestNode;
let central: TestBulkChange;
let types: { code: string; subTypes: { code: string }[] }[];

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  department = await addOrganisation(pakmut, "กรม", { below: await addOrganisation(pakmut, "กระทรวง") });
  central = new TestBulkChange(await pakmut.as("CENTRAL_OFFICER", department.id), "organisation");
  types = (await central.client.ask("{ organisationTypes { code subTypes { code } } }")).organisationTypes;
  jobs = await pakmut.startJobs();
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  await pakmut.close();
});

const classOf = async (id: string) =>
  (
    await pakmut.sql(
      `select type_code as "typeCode", sub_type_code as "subTypeCode", status from organisations.organisations where id = $1`,
      [id],
    )
  )[0];

describe("many organisations at a time", () => {
  test("get another type, with one of its sub-types, and the one they had again", async () => {
    const [withSubTypes, other] = [types.find(({ subTypes }) => subTypes.length > 0), types.at(-1)];
    const subTypeCode = withSubTypes?.subTypes[0]?.code as string;
    const typeCode = withSubTypes?.code as string;
    const first = await addOrganisation(pakmut, "ก หน่วย", { below: department, columns: { type_code: other?.code } });
    const second = await addOrganisation(pakmut, "ข หน่วย", { below: department });
    await addOrganisation(pakmut, "ค หน่วย", {
      below: department,
      columns: { type_code: typeCode, sub_type_code: subTypeCode },
    });
    const asked = {
      change: { kind: "CHANGE_TYPE", typeCode, subTypeCode },
      filter: { within: department.id, levels: ["AGENCY"] },
    };
    expect(await central.preview(asked)).toEqual(
      [`${other?.code} CHANGED 1`, `${subTypeCode} UNCHANGED 1`, "null CHANGED 1"].sort(),
    );
    const { id } = await central.start(asked);
    expect(await central.settled(id)).toMatchObject({ state: "DONE", changed: 2, unchanged: 1, refused: 0 });
    expect([await classOf(first.id), await classOf(second.id)]).toMatchObject([
      { typeCode, subTypeCode },
      { typeCode, subTypeCode },
    ]);
    const undoing = await central.undo(id);
    expect(await central.settled(undoing.id)).toMatchObject({ state: "DONE", changed: 2 });
    expect([await classOf(first.id), await classOf(second.id)]).toMatchObject([
      { typeCode: other?.code, subTypeCode: null },
      { typeCode: null, subTypeCode: null },
    ]);
    for (const [change, field] of [
      [{ kind: "CHANGE_TYPE" }, { field: "change.typeCode", rule: "REQUIRED" }],
      [
        { kind: "CHANGE_TYPE", typeCode: "ไม่มี" },
        { field: "change.typeCode", rule: "UNKNOWN_CODE" },
      ],
      [
        { kind: "CHANGE_TYPE", typeCode: other?.code, subTypeCode },
        { field: "change.subTypeCode", rule: "SUB_TYPE_NOT_IN_TYPE" },
      ],
    ] as const)
      expect((await central.refusalToStart({ ...asked, change })).extensions.fields).toEqual([field]);
  }, 60_000);

  test("are hidden, but never the organisation of one's own grant; a day later it is too late to take that back", async () => {
    const office = await addOrganisation(pakmut, "ง หน่วย", { below: department });
    const hide = { kind: "CHANGE_STATUS", status: "HIDDEN", reason: "ยุบรวม" };
    const own = await central.refusalToStart({ change: hide, ids: [department.id] });
    expect(own.extensions).toMatchObject({ code: "FORBIDDEN", reason: "OWN_ROOT" });
    const { id } = await central.start({ change: hide, ids: [department.id, office.id] });
    expect(await central.settled(id)).toMatchObject({ state: "DONE", changed: 1, refused: 1 });
    expect(await central.rows(id, "REFUSED")).toEqual(["กรม OWN_ROOT"]);
    expect([await classOf(department.id), await classOf(office.id)]).toMatchObject([
      { status: "VISIBLE" },
      { status: "HIDDEN" },
    ]);
    const late = "update organisations.bulk_changes set finished_at = finished_at - interval '25 hours' where id = $1";
    await pakmut.sql(late, [id]);
    expect((await central.refusalTo("undo", id)).extensions.code).toBe("INVALID_TRANSITION");
    expect(await central.state(id)).toMatchObject({ undoableUntil: null });
    const officer = new TestBulkChange(await pakmut.as("SERVICE_POINT_OFFICER", department.id), "organisation");
    expect((await officer.refusalToStart({ change: hide, ids: [office.id] })).extensions.code).toBe("FORBIDDEN");
    expect((await officer.refusalTo("undo", id)).extensions.code).toBe("FORBIDDEN");
  }, 60_000);
});
