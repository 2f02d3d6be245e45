import { Client } from "pg";
import type { ProbeTarget } from "../local/testing/access-probe";
import { type AccessScene, isInScope, relations, setAccessScene } from "../local/testing/access-scene";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addRegistration } from "../local/testing/test-registrations";
import { allSubgraphs } from "../subgraphs/all-subgraphs";

describe("row level security alone", () => {
  let pakmut: TestPakmut;
  let scene: AccessScene;
  let login: Client;
  const tables = [
    ["organisations.organisations", "id", (of: ProbeTarget) => of.id],
    ["service_points.service_points", "id", (of: ProbeTarget) => of.servicePointId],
    ["accounts.grants", "organisation_id", (of: ProbeTarget) => of.id],
    ["accounts.api_keys", "id", (of: ProbeTarget) => of.apiKeyId],
    ["accounts.activation_tokens", "organisation_id", (of: ProbeTarget) => of.id],
    ["accounts.token_batches", "created_by_id", (of: ProbeTarget) => of.id],
    ["organisations.organisation_moves", "organisation_id", (of: ProbeTarget) => of.id],
    ["organisations.audit_entries", "entity_id", (of: ProbeTarget) => of.servicePointId],
    ["service_points.audit_entries", "entity_id", (of: ProbeTarget) => of.servicePointId],
    ["organisations.registrations", "organisation_id", (of: ProbeTarget) => of.id],
    ["organisations.files", "record_id", (of: ProbeTarget) => of.servicePointId],
    ["service_points.files", "record_id", (of: ProbeTarget) => of.servicePointId],
    ["service_points.pinning_targets", "organisation_id", (of: ProbeTarget) => of.id],
    ["organisations.imports", "organisation_id", (of: ProbeTarget) => of.id],
    ["service_points.imports", "organisation_id", (of: ProbeTarget) => of.id],
    ["organisations.import_rows", "name", (of: ProbeTarget) => of.id],
    ["service_points.import_rows", "name", (of: ProbeTarget) => of.id],
    ["organisations.bulk_changes", "organisation_id", (of: ProbeTarget) => of.id],
    ["service_points.bulk_changes", "organisation_id", (of: ProbeTarget) => of.id],
    ["organisations.bulk_change_rows", "record_id", (of: ProbeTarget) => of.id],
    ["service_points.bulk_change_rows", "record_id", (of: ProbeTarget) => of.servicePointId],
  ] as const;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    scene = await setAccessScene(pakmut);
    for (const place of Object.values(scene)) await fillTables(place);
    login = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
    await login.connect();
  });
  afterAll(async () => {
    await login.end();
    await pakmut.close();
  });

  /** Adds to every table that holds none of this place yet. */
  async function fillTables(place: ProbeTarget): Promise<void> {
    await place.activationTokenId();
    await addRegistration(pakmut, place, "EXISTING");
    await pakmut.sql(
      "insert into service_points.pinning_targets (organisation_id, path_c, updated_by_name) values ($1, $2, 't')",
      [place.id, place.path],
    );
    for (const schema of ["organisations", "service_points"] as const) {
      await place.bulkChangeId(schema, "DONE");
      const importId = await place.importId(schema);
      await pakmut.sql(`update ${schema}.import_rows set name = $2 where import_id = $1`, [importId, place.id]);
      await pakmut.sql(
        `insert into ${schema}.audit_entries (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes)
         values ('t', $1, 't', 't', 't', 't', $1, 1, $2, '{}')`,
        [place.servicePointId, place.path],
      );
      await pakmut.sql(
        `insert into ${schema}.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
         values ('photo', $1, $1, $2, 't', 'picture', '[]', 1, $1, 't')`,
        [place.servicePointId, place.path],
      );
    }
  }

  /** Chooses the scope of the organisation "own", as every operation of somebody there does. */
  async function chooseOwnScope(): Promise<void> {
    await login.query("begin");
    await login.query("select set_config('app.scope', $1, true), set_config('app.upper', $1 || '/', true)", [
      scene.own.path,
    ]);
  }

  test("there is no scoped table that this test does not know", async () => {
    // The texts of a search stand in tables that no login reaches: one function looks into each, within the scope.
    const isReached = "has_any_column_privilege('pakmut_app', c.oid, 'select, insert, update')";
    const found = await pakmut.sql<{ table: string }>(
      `select c.relnamespace::regnamespace || '.' || c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
         where a.attname = 'path_c' and c.relkind = 'r' and c.relnamespace::regnamespace::text <> 'directory'
           and ${isReached} order by 1`,
    );
    const totals = ["organisations.organisations_totals", "service_points.service_points_totals"];
    const outboxes = ["accounts.mails", "organisations.mails"];
    const known = ["accounts.audit_entries", ...outboxes, ...totals, ...tables.map(([table]) => table)].sort();
    expect(found.map(({ table }) => table)).toEqual(known);
    const open = await pakmut.sql<{ table: string }>(
      `select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'path_c'
         where c.relkind = 'r' and c.relnamespace::regnamespace::text <> 'directory' and not c.relrowsecurity
           and ${isReached}`,
    );
    expect(open).toEqual([]);
  });

  test.each(tables)("%s shows exactly the rows of the scope", async (table, column, idOf) => {
    await chooseOwnScope();
    for (const relation of relations) {
      const { rowCount } = await login.query(`select 1 from ${table} where ${column} = $1`, [idOf(scene[relation])]);
      expect([relation, (rowCount ?? 0) > 0]).toEqual([relation, isInScope[relation]]);
    }
    await login.query("rollback");
  });

  test.each(["organisations.organisations_totals", "service_points.service_points_totals"])(
    "%s tells no total from outside the scope",
    async (table) => {
      await chooseOwnScope();
      for (const relation of relations) {
        const { rows } = await login.query(`select sum(count)::int as total from ${table} where path_c = $1`, [
          scene[relation].path,
        ]);
        expect([relation, (rows[0]?.total ?? 0) > 0]).toEqual([relation, isInScope[relation]]);
      }
      await login.query("rollback");
    },
  );

  test.each(["organisations.organisations", "service_points.service_points"])(
    "%s lets nothing be written outside the scope",
    async (table) => {
      await chooseOwnScope();
      const { rowCount } = await login.query(`update ${table} set name_en = 'x' where path_c = $1`, [
        scene.lookalike.path,
      ]);
      expect(rowCount).toBe(0);
      await expect(
        login.query(`update ${table} set path_c = $1 where path_c = $2`, [
          `${scene.sibling.path}.zz`,
          scene.grandchild.path,
        ]),
      ).rejects.toThrow("row-level security");
      await login.query("rollback");
    },
  );

  test.each(tables)("%s shows nothing when no scope was chosen, and nothing in a scope left over", async (table) => {
    const fresh = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
    await fresh.connect();
    try {
      await expect(fresh.query(`select 1 from ${table}`)).rejects.toThrow("app.scope");
      await fresh.query("begin");
      await fresh.query("select set_config('app.scope', '0', true), set_config('app.upper', '0/', true)");
      expect((await fresh.query(`select 1 from ${table}`)).rowCount).toBeGreaterThan(0);
      await fresh.query("commit");
      expect((await fresh.query(`select 1 from ${table}`)).rowCount).toBe(0);
    } finally {
      await fresh.end();
    }
  });

  test("the trail cannot be changed or deleted by the application's login", async () => {
    for (const { schemaName } of allSubgraphs) {
      for (const statement of [
        `update ${schemaName}.audit_entries set reason = ''`,
        `delete from ${schemaName}.audit_entries`,
        `truncate ${schemaName}.audit_entries`,
      ]) {
        await expect(login.query(statement)).rejects.toThrow("permission denied");
      }
    }
  });

  test("the gateway's login reaches no table", async () => {
    const gateway = new Client({ connectionString: pakmut.testDatabase.logins.gatewayUrl });
    await gateway.connect();
    try {
      for (const table of ["accounts.sessions", "accounts.persons", ...tables.map(([name]) => name)]) {
        await expect(gateway.query(`select 1 from ${table}`)).rejects.toThrow("permission denied");
      }
    } finally {
      await gateway.end();
    }
  });
});
