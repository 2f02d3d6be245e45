import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { outcomeOf, type Probe, type ProbeTarget } from "../local/testing/access-probe";
import { probes } from "../local/testing/access-probes";
import {
  type AccessScene,
  isInScope,
  type Relation,
  relations,
  restoreAccessScene,
  setAccessScene,
} from "../local/testing/access-scene";
import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { buildDecoratedSchema } from "../subgraphs/kit/graphql/build-subgraph";
import { guardedCoordinates } from "../subgraphs/kit/graphql/require-actions";
import { projectFile } from "../subgraphs/kit/project-file";
import { type Asker, askers, roles, rolesAndActions } from "./roles-and-actions";

function expected(asker: Asker, { action, isUnscoped }: Probe, relation: Relation): string {
  const permission = rolesAndActions[action][asker];
  if (permission === "no") return "refused";
  if (isUnscoped) return "reached";
  if (!isInScope[relation]) return "not found";
  return permission === "belowOwnRoot" && relation === "own" ? "refused" : "reached";
}

describe("roles and actions", () => {
  let pakmut: TestPakmut;
  let scene: AccessScene;
  const clients = {} as Record<Asker, TestClient>;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    scene = await setAccessScene(pakmut);
    for (const role of roles) clients[role] = await pakmut.as(role, scene.own.id);
    clients.WITHOUT_GRANT = await pakmut.as(null);
    clients.PUBLIC = pakmut.stranger();
  });
  afterAll(() => pakmut.close());

  test("every root field of the API is probed, as the action that it names", () => {
    const schema = buildSchema(readFileSync(projectFile("schema", "api.graphql"), "utf8"));
    const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(Object.keys(probes).sort()).toEqual(rootFields.sort());
    for (const { coordinate, action } of allSubgraphs.flatMap((subgraph) =>
      guardedCoordinates(buildDecoratedSchema(subgraph)),
    )) {
      const [typeName, fieldName] = coordinate.split(".");
      if (fieldName && (typeName === "Query" || typeName === "Mutation")) {
        expect({ coordinate, action: probes[fieldName]?.action }).toEqual({ coordinate, action });
      }
    }
  });

  async function outcome(asker: Asker, probe: Probe, place: ProbeTarget): Promise<string> {
    const answer = await clients[asker].send(probe.query, await probe.variables(place));
    return outcomeOf(probe, answer, place);
  }

  /** What becomes of the question at each place; what was changed at one is as it was before it is asked at the next. */
  async function outcomes(asker: Asker, probe: Probe): Promise<string[]> {
    const changesNothing = probe.query.startsWith("query") || rolesAndActions[probe.action][asker] === "no";
    if (changesNothing) return Promise.all(relations.map((relation) => outcome(asker, probe, scene[relation])));
    const found: string[] = [];
    for (const relation of relations) {
      found.push(await outcome(asker, probe, scene[relation]));
      if (found.at(-1) === "reached") await restoreAccessScene(pakmut, scene);
    }
    return found;
  }

  test.each(askers.map((asker) => [asker]))(
    "%s may do through the gateway exactly what the table says",
    async (asker) => {
      const seen: string[] = [];
      const wanted: string[] = [];
      for (const [name, probe] of Object.entries(probes)) {
        const found = await outcomes(asker, probe);
        seen.push(...relations.map((relation, index) => `${name} ${relation}: ${found[index]}`));
        wanted.push(...relations.map((relation) => `${name} ${relation}: ${expected(asker, probe, relation)}`));
      }
      expect(seen).toEqual(wanted);
    },
  );

  /**
   * Redeeming a token has no key, for the token is one, registering an agency nobody, and a saved view is there for the
   * asker alone: their own stories count entries.
   */
  const isCommand = ([, { query, letsInWith }]: [string, Probe]): boolean =>
    query.includes("$key") && !letsInWith?.includes("NOT_FOUND");

  test.each(Object.entries(probes).filter(isCommand))(
    "%s leaves exactly one audit entry, in the transaction of what it did",
    async (name, probe) => {
      const asker = roles.find((role) => rolesAndActions[probe.action][role] !== "no") as Asker;
      const place = scene.child;
      await restoreAccessScene(pakmut, scene);
      await makeRepeatable(place);
      const variables = { key: `one-entry-${name}`, ...(await probe.variables(place)) };
      const [before] = await pakmut.sql<{ now: string }>("select pg_current_xact_id()::text as now");
      const answer = await clients[asker].send(probe.query, variables);
      const entries = await pakmut.sql<{ action: string; person_id: string; transaction: string }>(
        inEverySchema(
          (schemaName) =>
            `select action, person_id, transaction_id::text as transaction from ${schemaName}.audit_entries
             where transaction_id > $1::text::xid8`,
        ),
        [before?.now],
      );
      expect(entries).toEqual([
        { action: name, person_id: clients[asker].session?.personId, transaction: expect.anything() },
      ]);
      expect(outcomeOf(probe, answer, place)).toBe("reached");
      const keys = await pakmut.sql<{ transaction: string }>(
        inEverySchema(
          (schemaName) => `select xmin::text as transaction from ${schemaName}.idempotency_keys where key = $1`,
        ),
        [variables.key],
      );
      expect(keys).toEqual([{ transaction: entries[0]?.transaction }]);
    },
  );

  /** What the table's test did before must be there to be done again. */
  async function makeRepeatable({ grantId, activationTokenBatchId }: ProbeTarget): Promise<void> {
    await pakmut.sql(
      "update accounts.grants set role = 'HANDBOOK_AUTHOR' where id = $1 and role <> 'HANDBOOK_AUTHOR'",
      [grantId],
    );
    await pakmut.sql("update accounts.token_batches set state = 'WAITING', finished_at = null where id = $1", [
      activationTokenBatchId,
    ]);
  }

  const inEverySchema = (select: (schemaName: string) => string): string =>
    allSubgraphs.map(({ schemaName }) => select(schemaName)).join(" union all ");
});
