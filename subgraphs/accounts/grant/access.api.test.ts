import fc from "fast-check";
import { Client } from "pg";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";
import { scopeRange } from "../../kit/database/scope";
import { oracleAllows, type OracleGrant, oracleManages, type OracleTree } from "./testing/access.oracle";
import { country } from "./testing/random-tree";

/** The same oracle as of the rules, asked of the whole: lists, records one by one, and row level security alone. */
let pakmut: TestPakmut;
let login: Client;

beforeEach(async () => {
  pakmut = await TestPakmut.open();
  login = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
  await login.connect();
});
afterEach(async () => {
  await login.end();
  await pakmut.close();
});

/** Grows the tree in the database; node 0 is the country. A parent may have a higher number than its children. */
async function grow({ parents }: OracleTree): Promise<string[]> {
  const nodes = new Map<number, TestNode>();
  const add = async (node: number): Promise<TestNode | undefined> => {
    const above = parents[node];
    if (typeof above !== "number") return undefined;
    const there = nodes.get(node);
    if (there) return there;
    const made = await addOrganisation(pakmut, `หน่วยงาน ${node}`, { below: await add(above) });
    nodes.set(node, made);
    return made;
  };
  for (const node of parents.keys()) await add(node);
  return parents.map((_, node) => nodes.get(node)?.id ?? countryId);
}

/** Moves a node with all below it, as a reorganisation does. */
const move = (id: string, to: string): Promise<unknown> =>
  pakmut.sql(
    `with old as (select path_c as path from organisations.organisations where id = $1),
       new as (select path_c || '.' || organisations.next_path_label() as path from organisations.organisations where id = $2)
     update organisations.organisations o
     set path_c = new.path || substr(o.path_c, length(old.path) + 1),
       parent_id = case when o.id = $1 then $2 else o.parent_id end
     from old, new where o.path_c = old.path or o.path_c like old.path || '.%'`,
    [id, to],
  );

/** A node that can be moved below another in the tree as it is, if there is one. */
function possibleMove({ parents }: OracleTree): [node: number, to: number] | null {
  const isBelow = (node: number, top: number): boolean => {
    const above = parents[node];
    return node === top || (typeof above === "number" && isBelow(above, top));
  };
  for (let node = 1; node < parents.length; node++)
    for (let to = parents.length - 1; to > 0; to--) if (!isBelow(to, node) && parents[node] !== to) return [node, to];
  return null;
}

const samples = fc.sample(country, { seed: 7_202_612, numRuns: 40 });
const large = samples.filter(({ tree, grants }) => tree.parents.length > 12 && grants.length > 4).slice(0, 3);

test.each(large.map((of, index) => ({ of, index })))(
  "lists, records and row level security agree with the oracle in random tree $index",
  async ({ of: { tree, grants } }) => {
    const ids = await grow(tree);
    const chosen = possibleMove(tree);
    const parents = [...tree.parents];
    if (chosen) {
      await move(ids[chosen[0]] as string, ids[chosen[1]] as string);
      parents[chosen[0]] = chosen[1];
    }
    const moved = { parents };
    const held: (OracleGrant & { id: string; client: Awaited<ReturnType<TestPakmut["as"]>> })[] = [];
    for (const grant of grants) {
      const client = await pakmut.as(grant.role, ids[grant.node]);
      held.push({ ...grant, person: held.length, id: client.session?.grantId as string, client });
    }
    for (const { id, isLive } of held)
      if (!isLive) await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [id]);

    for (const grant of held) {
      const readable = ids.filter((_, node) => oracleAllows(moved, grant, "READ_UNPUBLISHED", node)).sort();
      const { data } = await grant.client.send("{ organisations(first: 100) { nodes { id } } }");
      const listed: string[] = (data?.organisations?.nodes ?? []).map(({ id }: { id: string }) => id).sort();
      expect(listed).toEqual(readable.filter((id) => id !== countryId));

      const seen: string[] = [];
      for (const id of ids) {
        const one = await grant.client.send("query ($id: ID!) { organisation(id: $id) { id } }", { id });
        if (one.data?.organisation) seen.push(id);
      }
      expect(seen.sort()).toEqual(readable);

      const [place] = await pakmut.sql<{ path: string }>(
        "select path_c as path from directory.organisations where id = $1",
        [ids[grant.node]],
      );
      const { scope, upper } = scopeRange(grant.isLive ? place?.path : null);
      await login.query("begin");
      await login.query("select set_config('app.scope', $1, true), set_config('app.upper', $2, true)", [scope, upper]);
      const { rows } = await login.query<{ id: string }>(
        "select id from organisations.organisations order by id::text",
      );
      await login.query("rollback");
      expect(rows.map(({ id }) => id)).toEqual(readable);

      const users = await grant.client.send("{ grants(first: 100) { nodes { id allowedActions { allowed } } } }");
      const manageable = (users.data?.grants?.nodes ?? [])
        .filter(({ allowedActions }: { allowedActions: { allowed: boolean }[] }) => allowedActions[0]?.allowed)
        .map(({ id }: { id: string }) => id);
      const wanted = held.filter((other) => other.isLive && oracleManages(moved, grant, other)).map(({ id }) => id);
      expect([...manageable].sort()).toEqual([...wanted].sort());
    }
  },
);
