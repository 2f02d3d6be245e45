import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireFreePort } from "../local/port";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { makeRunDir, removeRun, withDatabase } from "./fault-run";
import { saysNothing, sendOperation } from "./graphql.client";
import { Ledger } from "./ledger";
import { PakmutVictim } from "./pakmut.victim";
import { pause } from "./pause";
import { PostgresVictim } from "./postgres.victim";
import { makeScene, type Officer } from "./scene";
import { canMount, limitFileSize, SmallDisk } from "./small.disk";
import { judge } from "./verdict";
import { Writer } from "./writer";

const patienceMs = 90_000;
/** The files of the write-ahead log are that long and must still fit: what does not is a table's. */
const segmentBytes = 16 * 1024 * 1024;
/** PostgreSQL asks for 300 MB before it makes a database. */
const diskMegabytes = 500;
const auditTables = ["service_points.audit_entries", "organisations.audit_entries"];
const clean = { lost: 0, resurrected: 0, phantom: 0, doubled: 0, torn: 0, misread: 0 };

const pin = `mutation ($id: ID!, $key: String!, $reason: String!) {
  written: pinServicePoint(id: $id, version: 1, idempotencyKey: $key,
    input: { latitude: 18.785, longitude: 98.962, reason: $reason }) { version } }`;
const read = `query ($organisation: ID!, $point: ID!) {
  me { id } organisation(id: $organisation) { id } servicePoint(id: $point) { id } servicePoints { totalCount } }`;

interface FullDisk {
  /** Before anybody writes. */
  prepare(postgres: PostgresVictim): Promise<void>;
  fill(postgres: PostgresVictim): void;
  free(postgres: PostgresVictim): void;
  /** Takes away what `prepare` made. */
  tidy(postgres: PostgresVictim): Promise<void>;
}

/** Writes until the disk is full, looks what is refused and what goes on, makes room, and compares. */
async function suffer(dir: string, disk: FullDisk): Promise<void> {
  const postgres = await PostgresVictim.start(dir, { autovacuum: "off" });
  const pakmut = new PakmutVictim(postgres.url, await requireFreePort("127.0.0.1", 0), join(dir, "pakmut.log"));
  const ledgerDir = mkdtempSync(join(tmpdir(), "pakmut-ledger-"));
  const ledger = await Ledger.create(join(ledgerDir, "ledger.jsonl"));
  try {
    await pakmut.start();
    const officers = await withDatabase(postgres.url, (database) => makeScene(database, 5, 20));
    await disk.prepare(postgres);
    const writers = officers.slice(1).map((officer) => new Writer(pakmut.url, officer, ledger, pakmut.alarm));
    let isOver = false;
    const work = Promise.all(writers.map((writer) => writer.workUntil(() => isOver)));
    while (ledger.acknowledged < 100) await pakmut.alarm.pause(5);
    disk.fill(postgres);
    await becomesRefused(pakmut, ledger, officers[0] as Officer);
    await readsGoOn(pakmut, officers);
    disk.free(postgres);
    const acknowledged = ledger.acknowledged;
    while (ledger.acknowledged < acknowledged + 200) await pakmut.alarm.pause(5);
    isOver = true;
    await work;
    await Promise.all(writers.map((writer) => writer.settleParked()));
    await disk.tidy(postgres);
    const verdict = await withDatabase(postgres.url, (database) => judge(database, ledger, pakmut.url, officers));
    expect(verdict).toEqual(clean);
    expect(writers.flatMap(({ wrongAnswers }) => wrongAnswers)).toEqual([]);
    pakmut.alarm.throwIfRaised();
  } finally {
    await ledger.close();
    rmSync(ledgerDir, { recursive: true });
    await pakmut.end("SIGKILL");
    await postgres.discard();
  }
}

/** Nobody gets anything done any more, and whoever tries is told so. */
async function becomesRefused({ url }: PakmutVictim, ledger: Ledger, officer: Officer): Promise<void> {
  for (let acknowledged = -1; ledger.acknowledged !== acknowledged; await pause(1_000))
    acknowledged = ledger.acknowledged;
  const { personId, cookie, servicePointIds } = officer;
  for (const [turn, recordId] of servicePointIds.entries()) {
    const attempt = { n: 1_000_000 + turn, key: `no-room-${turn}`, kind: "pin" as const, recordId, personId };
    await ledger.invoke(attempt);
    const reply = await sendOperation(url, cookie, pin, { id: recordId, key: attempt.key, reason: String(attempt.n) });
    if (reply && saysNothing(reply.code)) return expect(reply.data?.written ?? null).toBeNull();
    await ledger.settle(attempt, "ok");
  }
  throw new Error("No write was refused.");
}

async function readsGoOn({ url }: PakmutVictim, officers: readonly Officer[]): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    for (const { cookie, personId, organisationIds, servicePointIds } of officers) {
      const [organisation, point] = [organisationIds[0], servicePointIds[0]];
      const reply = await sendOperation(url, cookie, read, { organisation, point });
      expect(reply).toMatchObject({
        code: null,
        data: { me: { id: personId }, organisation: { id: organisation }, servicePoint: { id: point } },
      });
    }
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
}

async function inNewDir(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "pakmut-full-"));
  makeRunDir(dir);
  try {
    await work(dir);
  } finally {
    removeRun(dir);
  }
}

test(
  "files that may not grow, as on a disk without room: writes are refused cleanly, reads go on, nothing is lost",
  () => inNewDir((dir) => suffer(dir, limitedFiles)),
  patienceMs,
);

test(
  "a log on a disk without room costs its lines and nothing else: requests are answered, and the process leaves when told",
  () =>
    inNewDir(async (dir) => {
      const postgres = await PostgresVictim.start(dir, {});
      const environment = { [FILES_DIR]: join(dir, "files") };
      const port = await requireFreePort("127.0.0.1", 0);
      const pakmut = new PakmutVictim(postgres.url, port, "/dev/full", { environment });
      try {
        await pakmut.start();
        const officers = await withDatabase(postgres.url, (database) => makeScene(database, 1, 1));
        await readsGoOn(pakmut, officers);
        expect(await pakmut.end("SIGTERM")).toBe(0);
      } finally {
        await pakmut.end("SIGKILL");
        await postgres.discard();
      }
    }),
  patienceMs,
);

// Mounting is for root, and not everywhere; the log of the process is on this disk too.
if (canMount())
  test(
    "a small disk without room: the same of both",
    () =>
      inNewDir(async (dir) => {
        const disk = SmallDisk.mount(dir, diskMegabytes) as SmallDisk;
        try {
          await suffer(dir, smallDisk(disk));
        } finally {
          disk.unmount();
        }
      }),
    patienceMs,
  );
else
  test("a small disk cannot be mounted here: what it would show rests on the two tests before", () => {
    process.stderr.write("NOT TRIED: a whole disk without room; mounting is not allowed here.\n");
  });

const smallDisk = (disk: SmallDisk): FullDisk => ({
  prepare: async () => undefined,
  fill: () => disk.fill(),
  free: () => disk.free(),
  tidy: async () => undefined,
});

const limit = (postgres: PostgresVictim, bytes: number | null): void => {
  if (!limitFileSize(postgres.processes, bytes))
    throw new Error("The size of files could not be limited: this test needs prlimit of util-linux.");
};

/** For those who may not mount a disk: the trails are made as long as a file may be, but for a few pages. */
const limitedFiles: FullDisk = {
  prepare: (postgres) =>
    withDatabase(postgres.url, async (database) => {
      const [sparePages, rowsAtOnce, pageBytes] = [12, 40, 8192];
      for (const table of auditTables) {
        const size = async (): Promise<number> =>
          Number((await database.query("select pg_relation_size($1) as size", [table])).rows[0].size);
        while ((await size()) < segmentBytes - sparePages * pageBytes)
          await database.query(
            `insert into ${table} (request_id, person_id, person_name, role, action, entity_type, entity_id,
               entity_version, path_c, changes)
             select 'filler', uuidv7(), '', '', 'filler', '', uuidv7(), 1, '0', to_jsonb(repeat('x', 1800))
             from generate_series(1, $1::int)`,
            [rowsAtOnce],
          );
      }
    }),
  fill: (postgres) => limit(postgres, segmentBytes),
  free: (postgres) => limit(postgres, null),
  tidy: (postgres) =>
    withDatabase(postgres.url, async (database) => {
      // The trail cannot be shortened but by its owner, with its guards put away.
      for (const table of auditTables) {
        await database.query(`alter table ${table} disable trigger user`);
        await database.query(`delete from ${table} where request_id = 'filler'`);
      }
    }),
};
