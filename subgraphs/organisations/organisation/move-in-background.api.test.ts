import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import type { Actor } from "../../kit/actor";
import { Operation } from "../../kit/database/operation";
import { treeLock } from "../../kit/directory/move-paths";
import type { JobContext } from "../../kit/job/job";
import { moveOrganisationJob } from "./move.job";
import { moveJob } from "./move.service";

const fields = "id state total done refusal createdByName finishedAt organisation { id } from { nameTh } to { nameTh }";
const move = `mutation ($id: ID!, $version: Int! = 1, $parentId: ID!, $key: String!) {
  moveOrganisation(id: $id, version: $version, parentId: $parentId, reason: "ยุบรวม", idempotencyKey: $key) {
    id version ancestors { nameTh } moveUnderWay { ${fields} } } }`;
const one = `query ($id: ID!) { organisationMove(id: $id) { ${fields} } }`;
const place = `query ($id: ID!) { organisation(id: $id) { version ancestors { nameTh } moveUnderWay { id }
  history { action reason changes { field before after } } } }`;

/** More than what is moved within a request. */
const colleges = 2_500;

/** A large subtree is moved after the answer, as a whole or not at all. */
describe("moving a large subtree", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let from: TestNode;
  let to: TestNode;
  let large: TestNode;
  let central: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  beforeEach(async () => {
    ministry = await addOrganisation(pakmut, "กระทรวง");
    from = await addOrganisation(pakmut, "กรมเดิม", { below: ministry });
    to = await addOrganisation(pakmut, "กรมใหม่", { below: ministry });
    large = await addOrganisation(pakmut, "สถาบันใหญ่", { below: from });
    await pakmut.sql(
      `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
       select $1, $2 || '.' || organisations.next_path_label(), 'AGENCY', 'สาขา ' || n, 'สาขา ' || n
       from generate_series(1, $3::int) n`,
      [large.id, large.path, colleges],
    );
    await addServicePoint(pakmut, "จุดบริการของสถาบัน", large);
    central = await pakmut.as("CENTRAL_OFFICER", ministry.id, "ส่วนกลาง ทดสอบ");
  });
  afterEach(() => pakmut.sql("delete from organisations_jobs.job"));
  afterAll(() => pakmut.close());

  const ask = async (key: string, more: object = {}) =>
    (await central.ask(move, { id: large.id, parentId: to.id, key, ...more })).moveOrganisation;
  const state = async (id: string) => (await central.ask(one, { id })).organisationMove;

  /** Does the job as its runner would, without waiting for it. */
  async function work(moveId: string, changes: Partial<JobContext> = {}): Promise<void> {
    const [queued] = await pakmut.sql<{ data: { job: string; actor: Actor; payload: object } }>(
      "select data from organisations_jobs.job where data -> 'payload' ->> 'moveId' = $1",
      [moveId],
    );
    expect(queued?.data.job).toBe(moveJob);
    const operation = new Operation(pakmut.database, { actor: queued?.data.actor ?? null, requestId: "test" });
    const context = { operation, database: pakmut.database, signal: new AbortController().signal, ...changes };
    await moveOrganisationJob.run(context as JobContext, { moveId }).finally(() => operation.end());
  }

  /** What says of an organisation below the department that the directory does not. */
  const astray = () =>
    pakmut.sql(
      `select d.path_c from directory.organisations d join directory.organisations p on p.id = d.parent_id
       where d.path_c not like p.path_c || '.%' or d.path_c <> (select path_c from organisations.organisations o where o.id = d.id)
       union all select s.path_c from service_points.service_points s join directory.organisations d on d.id = s.organisation_id
       where s.path_c <> d.path_c
       union all select d.path_c from directory.organisations d where (
         select coalesce(sum(count), 0) from organisations.organisations_totals t where t.path_c = d.path_c
       ) <> (select count(*) from directory.organisations r where r.path_c >= d.path_c and r.path_c < d.path_c || '/' and r.level <> 'COUNTRY')`,
    );

  test("is answered at once, told by a page, and done as a whole by the job", async () => {
    const asked = await ask("move-large-one");
    expect(asked).toMatchObject({
      version: 1,
      ancestors: [{ nameTh: "กระทรวง" }, { nameTh: "กรมเดิม" }],
      moveUnderWay: {
        state: "WAITING",
        total: colleges + 1,
        done: 0,
        createdByName: "ส่วนกลาง ทดสอบ",
        organisation: { id: large.id },
        from: { nameTh: "กรมเดิม" },
        to: { nameTh: "กรมใหม่" },
      },
    });
    const { id } = asked.moveUnderWay;
    expect((await ask("move-large-one")).moveUnderWay.id).toBe(id);
    const twice = await central.refusal(move, { id: large.id, parentId: to.id, key: "move-large-two" });
    expect(twice.extensions.code).toBe("INVALID_TRANSITION");
    const jobs = await pakmut.startJobs();
    try {
      while (!(await state(id)).finishedAt) await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await jobs.stop();
    }
    expect(await state(id)).toMatchObject({ state: "DONE", done: colleges + 1, refusal: null });
    const { organisation } = await central.ask(place, { id: large.id });
    expect(organisation).toMatchObject({
      version: 2,
      ancestors: [{ nameTh: "กระทรวง" }, { nameTh: "กรมใหม่" }],
      moveUnderWay: null,
      history: [
        { action: "moveOrganisation", reason: "ยุบรวม", changes: [{ field: "parent", after: "กรมใหม่" }] },
        { action: "moveOrganisation", changes: [{ field: "plannedParent", before: "กรมเดิม", after: "กรมใหม่" }] },
      ],
    });
    expect(await astray()).toEqual([]);
  });

  test("stopped in the middle it leaves nothing, and begun again it is done once", async () => {
    const { moveUnderWay } = await ask("move-in-the-middle");
    // Somebody holds the last of them: the job cannot get beyond the part before that. Then its connection breaks.
    await pakmut.sql("begin");
    await pakmut.sql(
      "select 1 from organisations.organisations where parent_id = $1 order by path_c desc limit 1 for update",
      [large.id],
    );
    const killed = work(moveUnderWay.id);
    killed.catch(() => undefined);
    let ended: unknown[] = [];
    while (!ended.length) {
      ended = await pakmut.sql(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1 and granted
           and database = (select oid from pg_database where datname = current_database())
           and exists (select from organisations.organisation_moves where id = $2 and done > 0)`,
        [treeLock, moveUnderWay.id],
      );
    }
    await pakmut.sql("rollback");
    await expect(killed).rejects.toThrow();
    expect(await state(moveUnderWay.id)).toMatchObject({ state: "RUNNING", refusal: null });
    expect((await central.ask(place, { id: large.id })).organisation.ancestors).toHaveLength(2);
    expect(await astray()).toEqual([]);
    await work(moveUnderWay.id);
    await work(moveUnderWay.id);
    expect(await state(moveUnderWay.id)).toMatchObject({ state: "DONE", done: colleges + 1 });
    const { organisation } = await central.ask(place, { id: large.id });
    expect(organisation).toMatchObject({ version: 2, ancestors: [{}, { nameTh: "กรมใหม่" }] });
    expect(organisation.history).toHaveLength(2);
    expect(await astray()).toEqual([]);
  });

  test("what has become impossible meanwhile is not done, and told", async () => {
    const small = await addOrganisation(pakmut, "หน่วยงานเล็ก", { below: to });
    const { moveUnderWay } = await ask("large-below-small", { parentId: small.id });
    await central.ask(move, { id: small.id, parentId: large.id, key: "small-below-large" });
    await work(moveUnderWay.id);
    expect(await state(moveUnderWay.id)).toMatchObject({ state: "FAILED", refusal: "UNDER_ITSELF", done: 0 });
    expect(await astray()).toEqual([]);
  });

  test("is not done when she who asked may no longer, or when somebody was faster", async () => {
    const late = await ask("moved-meanwhile");
    const target = await addOrganisation(pakmut, "กรมที่สาม", { below: ministry });
    await pakmut.sql("update organisations.organisations set parent_id = $2 where id = $1", [large.id, target.id]);
    await work(late.moveUnderWay.id);
    expect(await state(late.moveUnderWay.id)).toMatchObject({ state: "FAILED", refusal: "MOVED_MEANWHILE", done: 0 });
    await pakmut.sql("update organisations.organisations set parent_id = $2 where id = $1", [large.id, from.id]);
    const ended = await ask("grant-ended");
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [central.session?.grantId]);
    await work(ended.moveUnderWay.id);
    const admin = await pakmut.as("CENTRAL_OFFICER", ministry.id);
    expect((await admin.ask(one, { id: ended.moveUnderWay.id })).organisationMove).toMatchObject({
      state: "FAILED",
      refusal: "GRANT_ENDED",
    });
    const other = await pakmut.as("CENTRAL_OFFICER", to.id);
    expect((await other.refusal(one, { id: ended.moveUnderWay.id })).extensions.code).toBe("NOT_FOUND");
  });
});
