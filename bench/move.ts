import { moveOrganisationJob } from "../subgraphs/organisations/organisation/move.job";
import { moveOrganisation } from "../subgraphs/organisations/organisation/move.service";
import pino from "pino";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import type { Actor } from "../subgraphs/kit/actor";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import { type BenchRow, lessRow, measure } from "./bench-row";
import type { BenchScope, Country } from "./country";

const limitSeconds = 30;

interface Department {
  id: string;
  parentId: string;
  version: number;
  count: number;
}

const readDepartment = `
  select o.id, o.parent_id as "parentId", o.version,
    (select count(*)::int from directory.organisations d where d.path_c >= o.path_c and d.path_c < o.path_c || '/') as count
  from organisations.organisations o where o.id = $1`;

async function adminOf({ database: { admin } }: Country, { organisationId, role, path }: BenchScope): Promise<Actor> {
  const { rows } = await admin.query<{ id: string; person_id: string }>(
    "select id, person_id from accounts.grants where organisation_id = $1 and role = $2",
    [organisationId, role],
  );
  const grant = { id: rows[0]?.id as string, role, organisationId, scopePath: path };
  return { personId: rows[0]?.person_id as string, displayName: "Officer of the bench", address: null, grant };
}

/** Asks for the move, does what the job does, and gives the seconds of both. */
async function moveOnce(database: Database, actor: Actor, { id, version }: Department, parentId: string) {
  const operation = new Operation(database, { actor, requestId: "bench" });
  let moveId = "";
  try {
    const asking = await measure(async () => {
      await moveOrganisation(operation, { id, version, parentId, idempotencyKey: `bench-move-${version}` });
    });
    const [move] = await operation.query<{ id: string }>(
      "select id from organisations.organisation_moves where organisation_id = $1 and finished_at is null",
      [id],
    );
    moveId = move?.id as string;
    const { signal } = new AbortController();
    const logger = pino({ level: "silent" });
    const moving = await measure(() => moveOrganisationJob.run({ operation, database, signal, logger }, { moveId }));
    return { asking, moving };
  } finally {
    await operation.end();
  }
}

/** Moves the large department to another ministry and back, with a service point of each of its agencies. */
export async function benchMove(country: Country): Promise<BenchRow[]> {
  const { admin, logins } = country.database;
  const scope = (name: BenchScope["name"]) => country.scopes.find((each) => each.name === name) as BenchScope;
  const actor = await adminOf(country, scope("root"));
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: logins.appUrl, entities, poolSize: 4 });
  const read = async () =>
    (await admin.query<Department>(readDepartment, [scope("department").organisationId])).rows[0] as Department;
  try {
    const before = await read();
    const { rows } = await admin.query<{ id: string }>(
      "select id from directory.organisations where level = 'MINISTRY' and id <> $1 limit 1",
      [before.parentId],
    );
    const away = await moveOnce(database, actor, before, rows[0]?.id as string);
    const moved = await read();
    if (moved.parentId !== rows[0]?.id || moved.count !== before.count) throw new Error("The department did not move.");
    const back = await moveOnce(database, actor, moved, before.parentId);
    if ((await read()).parentId !== before.parentId) throw new Error("The department did not move back.");
    const name = `${before.count.toLocaleString("en")} organisations moved`;
    return [
      lessRow(`${name}, answer to who asks`, "ms", Math.max(away.asking, back.asking), 1_000),
      lessRow(`${name}, until all see it`, "s", Math.max(away.moving, back.moving) / 1_000, limitSeconds),
    ];
  } finally {
    await database.close();
  }
}
