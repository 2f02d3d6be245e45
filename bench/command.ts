import { randomUUID } from "node:crypto";
import { type BenchRow, lessRow, median, moreRow, roundsRow } from "./bench-row";
import type { BenchDatabase } from "./bench-database";
import type { Country } from "./country";
import { load, type LoadRequest } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import { type ChildServer, startChild } from "./servers/child";

const rounds = 5;
const connections = 8;
const durationMs = 1_500;
const warmUpMs = 1_000;
const goal = 0.5;
const perSecondGoal = 2_000;
/** Officers are told that it takes a second or two. */
const judgedLimitSeconds = 2;

const mutation = `mutation Pin($id: ID!, $version: Int!, $input: PinInput!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) { id version } }`;

interface Target {
  id: string;
  version: number;
}

async function targetsOf({ admin }: BenchDatabase): Promise<Target[]> {
  const { rows } = await admin.query<Target>("select id, version from service_points.service_points order by id");
  return rows;
}

/** Each request takes the next service point, so that no two wait for the same row. */
function nextOf(targets: Target[]): () => Target {
  return () => {
    const target = targets.pop();
    if (!target) throw new Error("All service points have been pinned: make the rounds shorter.");
    return target;
  };
}

/** In the middle of the country, each elsewhere: a made-up place by the sea could lie outside every district, which a pin may not. */
const inland = () => ({ latitude: 14.9 + Math.random() / 5, longitude: 102 + Math.random() / 5 });

/** Runs one contender for a while and gives its acknowledged writes a second; each answer must tell the next version. */
async function run(server: ChildServer, next: () => LoadRequest, forMs: number, path: string): Promise<number[]> {
  const { perSecond, latencies } = await load(server.port, { connections, durationMs: forMs }, next, (answer) => {
    const data = dataOf<Record<string, { version: number }> & { version?: number }>(answer);
    if ((data[path]?.version ?? data.version) !== 2) throw new Error(`The write was not done: ${answer}`);
  });
  return [perSecond, latencies.length];
}

/** As many audit entries and spent keys as answers: nothing was acknowledged that was not written, or written twice. */
async function requireWritten({ admin }: BenchDatabase, acknowledged: number): Promise<void> {
  const { rows } = await admin.query<{ audited: number; keys: number }>(
    `select (select count(*)::int from service_points.audit_entries) as audited,
       (select count(*)::int from service_points.idempotency_keys) as keys`,
  );
  if (rows[0]?.audited !== acknowledged || rows[0]?.keys !== acknowledged)
    throw new Error(`${acknowledged} pins were acknowledged, but ${JSON.stringify(rows[0])}.`);
}

/** Waits until every pin has been judged, which the server does beside the commands; gives the seconds. */
async function secondsUntilJudged({ admin }: BenchDatabase): Promise<number> {
  const start = performance.now();
  for (;;) {
    const { rows } = await admin.query<{ isDone: boolean }>(
      `select not exists (select from service_points.audit_entries e, service_points.pin_judgements j
         where not pg_visible_in_snapshot(e.transaction_id, j.seen)) as "isDone"`,
    );
    if (rows[0]?.isDone) return (performance.now() - start) / 1_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A command (pinServicePoint) with grant, audit and idempotency, to a bare autocommitted update, both behind HTTP. */
export async function benchCommand({ database, scopes }: Country): Promise<BenchRow[]> {
  const { appUrl, gatewayUrl } = database.logins;
  const settings = { APP_URL: appUrl, GATEWAY_URL: gatewayUrl, ADMIN_URL: database.adminUrl };
  const pakmut = await startChild("pakmut.js", { ...settings, CHORES: "judge-changed-pins" });
  const bare = await startChild("statement.js", settings);
  const cookie = scopes.find(({ name }) => name === "root")?.cookie ?? "";
  const next = nextOf(await targetsOf(database));
  const pin = (): LoadRequest => {
    const { id, version } = next();
    const input = { ...inland(), reason: "measured" };
    return graphqlRequest(cookie, mutation, { id, version, input, key: randomUUID() });
  };
  const update = (): LoadRequest => {
    return { path: "/update", headers: {}, body: JSON.stringify({ ...next(), ...inland() }) };
  };
  try {
    const [ours, peer]: [number[], number[]] = [[], []];
    const judgedAfter: number[] = [];
    let [, acknowledged = 0] = await run(pakmut, pin, warmUpMs, "pinServicePoint");
    await secondsUntilJudged(database);
    await run(bare, update, warmUpMs, "");
    for (let round = 0; round < rounds; round++) {
      const [rate = 0, count = 0] = await run(pakmut, pin, durationMs, "pinServicePoint");
      ours.push(rate);
      acknowledged += count;
      // The judging of ours must not slow the peer down.
      judgedAfter.push(await secondsUntilJudged(database));
      peer.push((await run(bare, update, durationMs, ""))[0] ?? 0);
    }
    await requireWritten(database, acknowledged);
    const row = roundsRow(
      "pinServicePoint, to a bare autocommitted update behind node:http",
      "writes/s",
      ours,
      peer,
      goal,
    );
    return [
      row,
      moreRow("pinServicePoint, to its limit", "writes/s", row.ours, perSecondGoal),
      lessRow("pinServicePoint, all pins judged after the last answer", "s", median(judgedAfter), judgedLimitSeconds),
    ];
  } finally {
    await pakmut.stop();
    await bare.stop();
  }
}
