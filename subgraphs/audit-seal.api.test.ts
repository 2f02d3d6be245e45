import { Client } from "pg";
import pino from "pino";
import { findFaults, type Head, readHeads } from "../local/audit/verify-trails";
import { TestPakmut } from "../local/testing/test-pakmut";
import { countryId } from "../local/testing/test-tree";
import { allSubgraphs } from "./all-subgraphs";
import type { Chore } from "./kit/job/job";
import { runChore } from "./kit/job/chore.runner";

const trail = "organisations.audit_entries";

describe("the audit trail", () => {
  let pakmut: TestPakmut;
  let superuser: Client;

  beforeEach(async () => {
    pakmut = await TestPakmut.open();
    superuser = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await superuser.connect();
    await write(5);
    await sealAll();
    await write(3);
  });
  afterEach(async () => {
    await superuser.end();
    await pakmut.close();
  });

  /** Seals every entry and gives the last seals: it may wait for transactions of other tests on the same server. */
  const sealAll = async (): Promise<Head[]> => {
    for (;;) {
      const heads = await readHeads(superuser);
      const { rowCount } = await superuser.query(
        `select from ${trail} e where not exists
           (select from organisations.audit_sealed_entries s where s.entry_id = e.id) limit 1`,
      );
      if (!rowCount) return heads;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  /** Writes entries in one transaction, which one seal covers. */
  const write = async (count: number): Promise<void> => {
    await superuser.query("begin");
    for (let index = 0; index < count; index++)
      await superuser.query(
        `insert into ${trail} (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes, address)
         values ('r', $1, 'ผู้ทดสอบ', 'PLATFORM_ADMIN', 'test', 'Organisation', $1, 1, '0', '{"nameTh":{"before":"ก","after":"ข"}}', '10.0.0.1')`,
        [countryId],
      );
    await superuser.query("commit");
  };
  /** What only a superuser can do: with the triggers asleep. */
  const behind = async (sql: string, parameters: unknown[] = []): Promise<void> => {
    await superuser.query("set session_replication_role = replica");
    await superuser.query(sql, parameters);
    await superuser.query("set session_replication_role = origin");
  };
  const ids = async (): Promise<string[]> =>
    (await superuser.query<{ id: string }>(`select id from ${trail} order by id`)).rows.map(({ id }) => id);

  test("as it was written shows no fault, sealed or not", async () => {
    expect(await findFaults(superuser, [])).toEqual([]);
    const heads = await sealAll();
    expect(heads).toEqual([{ trail: "organisations", number: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await findFaults(superuser, heads)).toEqual([]);
    expect(await readHeads(superuser)).toEqual(heads);
  });

  test.each([
    ["altered in its text", "update $trail set reason = 'other' where id = $1", "altered"],
    ["given to somebody else", "update $trail set person_name = 'other' where id = $1", "altered"],
    ["moved in time by a microsecond", "update $trail set at = at + interval '1 microsecond' where id = $1", "altered"],
    ["said to come from elsewhere", "update $trail set address = '10.0.0.2' where id = $1", "altered"],
    ["deleted", "delete from $trail where id = $1", "deleted"],
  ])("names the entry that a superuser has %s", async (_how, sql, fault) => {
    const [, id] = await ids();
    await behind(sql.replace("$trail", trail), [id]);
    expect(await findFaults(superuser, [])).toEqual([`organisations: entry ${id} was ${fault} (seal 1)`]);
  });

  test("names the entry that was slipped in behind a seal", async () => {
    const [first] = await ids();
    await behind(
      `insert into ${trail} (request_id, person_name, action, entity_type, entity_version, path_c, changes, transaction_id)
       select 'r', 'x', 'x', 'x', 1, '0', '{}', transaction_id from ${trail} where id = $1`,
      [first],
    );
    const added = (await ids()).at(-1);
    expect(await findFaults(superuser, [])).toEqual([`organisations: entry ${added} was inserted behind a seal`]);
  });

  test("tells of the seals when an entry and its hash were altered together", async () => {
    const [, id] = await ids();
    await behind(`delete from ${trail} where id = $1`, [id]);
    await behind("delete from organisations.audit_sealed_entries where entry_id = $1", [id]);
    expect(await findFaults(superuser, [])).toEqual(["organisations: broken seal 1"]);
  });

  test("written anew as a whole differs from the head that was kept elsewhere", async () => {
    const heads = await sealAll();
    await behind("truncate organisations.audit_seals, organisations.audit_sealed_entries");
    const [, id] = await ids();
    await behind(`delete from ${trail} where id = $1`, [id]);
    await sealAll();
    expect(await findFaults(superuser, [])).toEqual([]);
    expect(await findFaults(superuser, heads)).toEqual(["organisations: seal 2 is not the one that was kept"]);
  });

  test.each(allSubgraphs.map(({ schemaName }) => schemaName))(
    "of %s refuses changes also to its owner",
    async (schema) => {
      for (const table of ["audit_entries", "audit_seals", "audit_sealed_entries"]) {
        for (const sql of [
          `update ${schema}.${table} set ctid = ctid`,
          `delete from ${schema}.${table}`,
          `truncate ${schema}.${table}`,
        ])
          await expect(
            superuser.query(
              sql.replace(
                "set ctid = ctid",
                table === "audit_entries"
                  ? "set reason = ''"
                  : table === "audit_seals"
                    ? "set number = 0"
                    : "set seal_number = 0",
              ),
            ),
          ).rejects.toThrow("never changed");
      }
    },
  );

  test("keeps the application from changing it, its triggers and its seals", async () => {
    const login = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
    await login.connect();
    await login.query("select set_config('app.scope', '0', false), set_config('app.upper', '0/', false)");
    try {
      for (const sql of [
        `update ${trail} set reason = ''`,
        `delete from ${trail}`,
        `truncate ${trail}`,
        "insert into organisations.audit_seals (number, horizon, entry_count, previous_hash, hash) values (9, '9', 0, '', '')",
        "delete from organisations.audit_sealed_entries",
        "set session_replication_role = replica",
      ])
        await expect(login.query(sql)).rejects.toThrow(/permission denied/);
      for (const sql of [
        `alter table ${trail} disable trigger all`,
        `drop trigger audit_entries_append_only on ${trail}`,
        "drop function organisations.refuse_audit_change() cascade",
        `alter table ${trail} disable row level security`,
      ])
        await expect(login.query(sql)).rejects.toThrow("must be owner");
    } finally {
      await login.end();
    }
  });

  test("is sealed by the chore of its subgraph, and no entry of a transaction under way", async () => {
    const open = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await open.connect();
    await open.query("begin");
    await open.query("select pg_current_xact_id()");
    await write(2);
    const chore = allSubgraphs.find(({ name }) => name === "organisations")?.chores?.["seal-audit"] as Chore;
    const settings = {
      database: pakmut.database,
      logger: pino({ level: "silent" }),
      signal: new AbortController().signal,
    };
    const sealed = async (): Promise<number> => {
      await runChore("organisations seal", chore, settings);
      return (await superuser.query("select from organisations.audit_sealed_entries")).rowCount ?? 0;
    };
    while ((await sealed()) < 8) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await sealed()).toBe(8);
    await open.query("commit");
    await open.end();
    while ((await sealed()) < 10) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await findFaults(superuser, [])).toEqual([]);
  });

  test("of every schema is sealed at the same minute: no chore waits for a connection that another holds", async () => {
    const logger = pino({ level: "silent" });
    const settings = { database: pakmut.database, logger, signal: new AbortController().signal };
    const all = [...allSubgraphs, ...allSubgraphs].map(({ name, chores }, index) =>
      runChore(`${name} seal ${index}`, chores?.["seal-audit"] as Chore, settings),
    );
    await expect(Promise.all(all)).resolves.toHaveLength(all.length);
  });
});
