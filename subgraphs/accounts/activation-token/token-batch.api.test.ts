import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { Operation } from "../../kit/database/operation";
import { addToken } from "../../../local/testing/test-tokens";
import { issueChunk } from "./token-batch.job";

const fields = "id state roles total done issued kept failed createdByName finishedAt";
const issue = `mutation ($filter: ActivationTokenPlaceFilter, $organisationIds: [ID!], $roles: [Role!]!, $refreshUnused: Boolean! = false, $key: String!) {
  issueActivationTokens(filter: $filter, organisationIds: $organisationIds, roles: $roles, refreshUnused: $refreshUnused, idempotencyKey: $key) { ${fields} } }`;
const seatCounts = `query ($filter: ActivationTokenPlaceFilter) { activationTokenPlaces(filter: $filter, first: 1) { totalCount seatCounts { role places } } }`;
const cancel = `mutation ($id: ID!, $key: String!) { cancelActivationTokenBatch(id: $id, idempotencyKey: $key) { ${fields} } }`;
const one = `query ($id: ID!) { activationTokenBatch(id: $id) { ${fields} } }`;

const agencies = 2_300;
let pakmut: TestPakmut;
let ministry: TestNode;
let department: TestNode;
let office: TestNode;
let other: TestNode;
let central: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวง");
  const columns = { email_registered: "saraban@department.example" };
  department = await addOrganisation(pakmut, "กรม", { below: ministry, columns });
  other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
  office = await addOrganisation(pakmut, "หน่วยงาน", { below: department });
  await pakmut.sql(
    `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
     select $1, $2 || '.' || organisations.next_path_label(), 'AGENCY', 'สาขา ' || n, 'สาขา ' || n
     from generate_series(1, $3::int) n`,
    [department.id, department.path, agencies],
  );
  central = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง ทดสอบ");
});
afterAll(() => pakmut.close());

const live = async (role: string): Promise<number> =>
  (
    await pakmut.sql(
      "select 1 from accounts.activation_tokens where role = $1 and spent_at is null and voided_at is null",
      [role],
    )
  ).length;

/** Waits until the job has brought a batch to its end. */
async function finished(id: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { activationTokenBatch: batch } = await central.ask(one, { id });
    expect(batch.done).toBeLessThanOrEqual(batch.total);
    if (batch.finishedAt) return batch;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Does the next chunk of a batch as somebody, without the worker. */
async function doChunk(id: string, by: TestClient): Promise<boolean> {
  const [held] = await pakmut.sql<{ id: string; role: "CENTRAL_OFFICER"; organisationId: string; scopePath: string }>(
    `select id, role, organisation_id as "organisationId", path_c as "scopePath" from accounts.grants where id = $1`,
    [by.session?.grantId],
  );
  const actor = { personId: by.session?.personId as string, displayName: "ทดสอบ", address: null, grant: held ?? null };
  const operation = new Operation(pakmut.database, { actor, requestId: "test" });
  try {
    return await issueChunk(operation, id);
  } finally {
    await operation.end();
  }
}

describe("tokens for many places", () => {
  test("are made in the background, told by a batch, and kept where an unused one is there", async () => {
    await addToken(pakmut, office, "SERVICE_POINT_OFFICER");
    const jobs = await pakmut.startJobs();
    try {
      const asked = { filter: { level: "AGENCY" }, roles: ["SERVICE_POINT_OFFICER"] };
      // More than 1,000 go by a filter; how many of them give a role is told before.
      const { activationTokenPlaces: told } = await central.ask(seatCounts, { filter: asked.filter });
      expect(told.seatCounts).toEqual([
        { role: "SERVICE_POINT_OFFICER", places: agencies + 1 },
        { role: "BI_READER", places: agencies + 1 },
      ]);
      const { issueActivationTokens: batch } = await central.ask(issue, asked);
      expect(batch).toMatchObject({ total: agencies + 1, createdByName: "เจ้าหน้าที่ส่วนกลาง ทดสอบ" });
      expect(await finished(batch.id)).toMatchObject({
        state: "DONE",
        done: agencies + 1,
        issued: agencies,
        kept: 1,
        failed: 0,
      });
      expect(await live("SERVICE_POINT_OFFICER")).toBe(agencies + 1);
      expect(await pakmut.sql("select to_address, body_text from accounts.mails")).toEqual([
        {
          to_address: "saraban@department.example",
          body_text: expect.stringContaining("ออกรหัสใหม่: 2,300 รหัส\nคงรหัสเดิม: 1 รหัส"),
        },
      ]);
      const again = await central.ask(issue, asked);
      expect(await finished(again.issueActivationTokens.id)).toMatchObject({ issued: 0, kept: agencies + 1 });
      const before = await pakmut.sql("select id from accounts.activation_tokens where organisation_id = $1", [
        office.id,
      ]);
      const fresh = await central.ask(issue, {
        organisationIds: [office.id, other.id],
        roles: ["SERVICE_POINT_OFFICER", "BI_READER"],
        refreshUnused: true,
      });
      expect(await finished(fresh.issueActivationTokens.id)).toMatchObject({ total: 2, issued: 2, kept: 0 });
      const after = await pakmut.sql(
        "select id from accounts.activation_tokens where organisation_id = $1 and voided_at is null",
        [office.id],
      );
      expect(after).toHaveLength(2);
      expect(after.filter(({ id }) => before.some((old) => old.id === id))).toEqual([]);
    } finally {
      await jobs.stop();
    }
  }, 60_000);

  test("go on behind the last chunk that was done, and stop when they are cancelled", async () => {
    const { issueActivationTokens: batch } = await central.ask(issue, {
      filter: { level: "AGENCY" },
      roles: ["BI_READER"],
    });
    expect(batch).toMatchObject({ state: "WAITING", done: 0 });
    expect(await doChunk(batch.id, central)).toBe(true);
    const { activationTokenBatch: running } = await central.ask(one, { id: batch.id });
    expect(running).toMatchObject({ state: "RUNNING", done: 1_000, finishedAt: null });
    const { cancelActivationTokenBatch: stopped } = await central.ask(cancel, { id: batch.id });
    expect(stopped).toMatchObject({ state: "CANCELLED", done: 1_000, failed: agencies + 1 - 1_000 });
    expect(await doChunk(batch.id, central)).toBe(false);
    expect((await central.refusal(cancel, { id: batch.id })).extensions.code).toBe("INVALID_TRANSITION");
    expect((await central.ask(one, { id: batch.id })).activationTokenBatch).toEqual(stopped);
  });

  test("end when who asked for them has lost the grant", async () => {
    const soonGone = await pakmut.as("CENTRAL_OFFICER", department.id);
    const { issueActivationTokens: batch } = await soonGone.ask(issue, { roles: ["HANDBOOK_AUTHOR"] });
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [soonGone.session?.grantId]);
    expect(await doChunk(batch.id, soonGone)).toBe(false);
    expect((await central.ask(one, { id: batch.id })).activationTokenBatch).toMatchObject({
      state: "FAILED",
      total: 1,
      failed: 1,
    });
    expect(await live("HANDBOOK_AUTHOR")).toBe(0);
  });

  test("are of roles that the asker gives, in her scope, and seen there alone", async () => {
    for (const role of ["PLATFORM_ADMIN", "OPDC_OFFICER"])
      expect((await central.refusal(issue, { roles: ["BI_READER", role] })).extensions).toMatchObject({
        code: "FORBIDDEN",
        reason: "ROLE",
      });
    const outside = await central.ask(issue, {
      organisationIds: [other.id, ministry.id],
      roles: ["BI_READER", "CENTRAL_OFFICER"],
    });
    expect(outside.issueActivationTokens.total).toBe(0);
    const own = await central.ask(issue, {
      organisationIds: [department.id],
      roles: ["CENTRAL_OFFICER", "SERVICE_POINT_OFFICER"],
    });
    expect(own.issueActivationTokens.total).toBe(0);
    const stranger = await pakmut.as("CENTRAL_OFFICER", other.id);
    expect((await stranger.refusal(one, { id: own.issueActivationTokens.id })).extensions.code).toBe("NOT_FOUND");
    expect((await stranger.refusal(cancel, { id: own.issueActivationTokens.id })).extensions.code).toBe("NOT_FOUND");
    expect((await stranger.ask("{ activationTokenBatches { id } }")).activationTokenBatches).toEqual([]);
    expect((await central.refusal(issue, { roles: [] })).extensions.code).toBe("BAD_USER_INPUT");
  });
});
