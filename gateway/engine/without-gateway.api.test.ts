import { readFileSync } from "node:fs";
import { probes } from "../../local/testing/access-probes";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../local/testing/test-tree";
import { type Action, type Asker, roles, rolesAndActions } from "../../schema/roles-and-actions";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import type { Actor } from "../../subgraphs/kit/actor";
import { Operation } from "../../subgraphs/kit/database/operation";
import { projectFile } from "../../subgraphs/kit/project-file";
import { type RootField, rootFields } from "../testing/root-fields";
import { DocumentCache } from "./document.cache";
import { subgraphCallers } from "./subgraph.callers";
import { createEngine, type Engine } from "./supergraph.engine";

describe("the subgraphs alone, with nothing of the gateway's sign-in, guards or limits before them", () => {
  let pakmut: TestPakmut;
  let engine: Engine;
  let documents: DocumentCache;
  let office: TestNode;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const sdl = readFileSync(projectFile("schema", "supergraph.graphql"), "utf8");
    engine = await createEngine(
      sdl,
      subgraphCallers(allSubgraphs, null, () => undefined),
    );
    documents = new DocumentCache(engine.schema, true);
    office = await addOrganisation(pakmut, "กรม");
  });
  afterAll(() => pakmut.close());

  /** The code of the first error; `null`: there was none. */
  async function codeFor(actor: Actor | null, { query, variables }: RootField): Promise<unknown> {
    const operation = new Operation(pakmut.database, { actor, requestId: "engine01" });
    try {
      const request = { ...documents.prepare(query, undefined), variables: variables() };
      const { errors } = await engine.execute(request, operation, AbortSignal.timeout(10_000));
      return errors?.[0]?.extensions.code ?? null;
    } finally {
      await operation.end();
    }
  }
  const mayNot = (asker: Asker): RootField[] =>
    rootFields.filter(({ name }) => rolesAndActions[probes[name]?.action as Action][asker] === "no");

  test.each(mayNot("PUBLIC").map((field) => [field.name, field] as const))("refuse nobody %s", async (_name, field) => {
    expect(await codeFor(null, field)).toBe("UNAUTHENTICATED");
  });

  test.each(roles.map((role) => [role]))("refuse the role %s whatever it may not do", async (role) => {
    const { session } = await pakmut.as(role, office.id);
    const grant = {
      id: session?.grantId as string,
      role: role,
      organisationId: office.id,
      scopePath: office.path,
    };
    const actor: Actor = { personId: session?.personId as string, displayName: "ทดสอบ", grant, address: null };
    const reached: string[] = [];
    for (const field of mayNot(role)) {
      const code = await codeFor(actor, field);
      // A command looks for its record first: what is not there says nothing to anybody.
      const isRefused = code === "FORBIDDEN" || (field.kind === "mutation" && code === "NOT_FOUND");
      if (!isRefused) reached.push(`${field.name}: ${code}`);
    }
    expect(reached).toEqual([]);
  });
});
