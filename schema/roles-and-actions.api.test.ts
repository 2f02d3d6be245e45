import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { Client } from "pg";
import { type ImportSchema, outcomeOf, type ProbeTarget, probes } from "../local/testing/access-probes";
import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../local/testing/test-tree";
import { guardedCoordinates } from "../subgraphs/kit/graphql/require-actions";
import { buildDecoratedSchema } from "../subgraphs/kit/graphql/build-subgraph";
import { addRegistration } from "../local/testing/test-registrations";
import { addToken } from "../local/testing/test-tokens";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { projectFile } from "../subgraphs/kit/project-file";
import { type Asker, askers, roles, rolesAndActions } from "./roles-and-actions";

/**
 * The tree, seen from "own", the organisation of the asker's grant: parent → own → child → grandchild, a sibling, one
 * whose path begins with the same characters, and another ministry.
 */
const relations = ["own", "child", "grandchild", "parent", "sibling", "lookalike", "otherRoot"] as const;
type Relation = (typeof relations)[number];

/** Written apart from the code it judges: the scope is walked by hand, not computed from paths. */
const isInScope: Readonly<Record<Relation, boolean>> = {
  own: true,
  child: true,
  grandchild: true,
  parent: false,
  sibling: false,
  lookalike: false,
  otherRoot: false,
};

function expected(asker: Asker, action: keyof typeof rolesAndActions, relation: Relation, isUnscoped: boolean): string {
  const permission = rolesAndActions[action][asker];
  if (permission === "no") return "refused";
  if (isUnscoped) return "reached";
  if (!isInScope[relation]) return "not found";
  return permission === "belowOwnRoot" && relation === "own" ? "refused" : "reached";
}

describe("roles and actions", () => {
  let pakmut: TestPakmut;
  const targets = {} as Record<Relation, ProbeTarget>;
  const clients = {} as Record<Asker, TestClient>;

  async function target(name: string, below: TestNode | undefined, label?: string): Promise<ProbeTarget> {
    const node = await addOrganisation(pakmut, `หน่วยงาน ${name}`, { below, label });
    const servicePointId = await addServicePoint(pakmut, `จุดบริการ ${name}`, node, {
      latitude: 18.7,
      longitude: 98.9,
      pin_source: "IMPORTED",
      district_code: "5001",
      province_code: "50",
    });
    const grantId = (await pakmut.as("BI_READER", node.id)).session?.grantId as string;
    await pakmut.sql(
      `insert into organisations.audit_entries (request_id, person_name, action, entity_type, entity_version, path_c, changes)
       values ('t', 't', 't', 't', 1, $1, '{}')`,
      [node.path],
    );
    const [apiKey] = await pakmut.sql<{ id: string }>(
      `insert into accounts.api_keys (organisation_id, path_c, name, key_hash, key_start, expires_at, created_by_person_id,
         created_by_name) values ($1::uuid, $2, 'ทดสอบ', sha256(convert_to($2, 'UTF8')), 'pak_test', now() + interval '1 day', $1::uuid, 'ทดสอบ')
       returning id`,
      [node.id, node.path],
    );
    const apiKeyId = apiKey?.id as string;
    const version = async () => {
      const [row] = await pakmut.sql<Awaited<ReturnType<ProbeTarget["version"]>>>(
        `select o.version as organisation, s.version as "servicePoint", g.version as grant, k.version as "apiKey",
           coalesce((select version from service_points.pinning_targets where organisation_id = o.id), 0) as "pinningTarget"
         from organisations.organisations o, service_points.service_points s, accounts.grants g,
           accounts.api_keys k where o.id = $1 and s.id = $2 and g.id = $3 and k.id = $4`,
        [node.id, servicePointId, grantId, apiKeyId],
      );
      return row as Awaited<ReturnType<ProbeTarget["version"]>>;
    };
    const [batch] = await pakmut.sql<{ id: string }>(
      `insert into accounts.token_batches
         (path_c, filter, roles, refreshes_unused, total, created_by_id, created_by_name, grant_id)
       values ($1, '{}', '{BI_READER}', false, 1, $2, 't', $3) returning id`,
      [node.path, node.id, grantId],
    );
    const activationTokenBatchId = batch?.id as string;
    const [move] = await pakmut.sql<{ id: string }>(
      `insert into organisations.organisation_moves (path_c, organisation_id, from_parent_id, parent_id, state, total,
         created_by_id, created_by_name, finished_at) values ($1, $2, $2, $2, 'DONE', 1, $2, 't', now()) returning id`,
      [node.path, node.id],
    );
    const activationTokenId = async () => {
      await addToken(pakmut, node, "BI_READER");
      const [row] = await pakmut.sql<{ id: string }>(
        `select id from accounts.activation_tokens
         where organisation_id = $1 and role = 'BI_READER' and spent_at is null and voided_at is null`,
        [node.id],
      );
      return row?.id as string;
    };
    const holidayId = async (date: string) => {
      const [row] = await pakmut.sql<{ id: string }>(
        "insert into calendar.holidays (date, name_th, kind, source) values ($1, 't', 'SPECIAL', 't') returning id",
        [date],
      );
      return row?.id as string;
    };
    const tableFileId = async (schema: ImportSchema) => {
      const [row] = await pakmut.sql<{ id: string }>(
        `insert into ${schema}.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
         values ('import', $1::uuid, $1::uuid, $2, 't', 'table', '[]', 1, $1::uuid, 't') returning id`,
        [node.id, node.path],
      );
      return row?.id as string;
    };
    const importId = async (schema: ImportSchema) => {
      const [row] = await pakmut.sql<{ id: string }>(
        `with started as (
           insert into ${schema}.imports (organisation_id, path_c, state, file_id, file_name, created_by_name, checked_at)
           values ($1::uuid, $2, 'CHECKED', $1::uuid, $1::text, 't', now()) returning id, path_c
         ) insert into ${schema}.import_rows (import_id, path_c, verdict, line) select id, path_c, 'ADDED', 2 from started
         returning import_id as id`,
        [node.id, node.path],
      );
      return row?.id as string;
    };
    const bulkChangeId = async (schema: ImportSchema, state: "RUNNING" | "DONE") => {
      const [row] = await pakmut.sql<{ id: string }>(
        `with started as (
           insert into ${schema}.bulk_changes (organisation_id, path_c, state, kind, wanted, total, changed, created_by_name, finished_at)
           values ($1::uuid, $2, $3, 'CHANGE_STATUS', '{"status": "VISIBLE"}', 1, 1, $1::text, case when $3 = 'DONE' then now() end)
           returning id, path_c
         ) insert into ${schema}.bulk_change_rows (bulk_change_id, position, path_c, record_id, version, outcome, before, changed_version)
         select id, 1, path_c, $4, 1, 'CHANGED', '{"status": "VISIBLE"}', 1 from started returning bulk_change_id as id`,
        [node.id, node.path, state, schema === "organisations" ? node.id : servicePointId],
      );
      return row?.id as string;
    };
    return {
      ...node,
      tableFileId,
      bulkChangeId,
      importId,
      parentId: below?.id ?? countryId,
      newParentId: async () => (await addOrganisation(pakmut, "ปลายทาง", { below: targets.own })).id,
      servicePointId,
      grantId,
      apiKeyId,
      holidayId,
      registration: (kind) => addRegistration(pakmut, node, kind),
      activationTokenId,
      activationTokenBatchId,
      organisationMoveId: move?.id as string,
      version,
    };
  }

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    targets.parent = await target("แม่", undefined);
    targets.own = await target("ตนเอง", targets.parent, "x1");
    targets.sibling = await target("พี่น้อง", targets.parent);
    targets.lookalike = await target("ชื่อคล้าย", targets.parent, "x10");
    targets.child = await target("ลูก", targets.own);
    targets.grandchild = await target("หลาน", targets.child);
    targets.otherRoot = await target("กระทรวงอื่น", undefined);
    for (const role of roles) clients[role] = await pakmut.as(role, targets.own.id);
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

  test.each(askers.map((asker) => [asker]))(
    "%s may do through the gateway exactly what the table says",
    async (asker) => {
      const seen: string[] = [];
      const wanted: string[] = [];
      for (const [name, probe] of Object.entries(probes)) {
        for (const relation of relations) {
          const place = targets[relation];
          await pakmut.sql("update organisations.organisations set status = 'VISIBLE' where id = $1", [place.id]);
          await pakmut.sql("update service_points.service_points set status = 'VISIBLE' where id = $1", [
            place.servicePointId,
          ]);
          await pakmut.sql("update accounts.grants set ended_at = null where id = $1", [place.grantId]);
          await pakmut.sql("update accounts.api_keys set revoked_at = null where id = $1", [place.apiKeyId]);
          const answer = await clients[asker].send(probe.query, await probe.variables(place));
          seen.push(`${name} ${relation}: ${outcomeOf(probe, answer, place)}`);
          // The children of a node are asked by its parent, so the own organisation is found only from within the scope.
          wanted.push(`${name} ${relation}: ${expected(asker, probe.action, relation, probe.isUnscoped ?? false)}`);
        }
      }
      expect(seen).toEqual(wanted);
    },
  );

  /** Redeeming a token has no key, for the token is one, and registering an agency nobody: their own stories count entries. */
  const isCommand = ([, { query }]: [string, { query: string }]): boolean => query.includes("$key");

  test.each(Object.entries(probes).filter(isCommand))(
    "%s leaves exactly one audit entry, in the transaction of what it did",
    async (name, probe) => {
      const asker = roles.find((role) => rolesAndActions[probe.action][role] !== "no") as Asker;
      const place = targets.child;
      await pakmut.sql("update organisations.organisations set status = 'VISIBLE' where id = $1", [place.id]);
      await pakmut.sql("update service_points.service_points set status = 'VISIBLE'");
      await pakmut.sql("update accounts.grants set ended_at = null where id = $1", [place.grantId]);
      await pakmut.sql("update accounts.api_keys set revoked_at = null where id = $1", [place.apiKeyId]);
      // What the table's test did before must be there to be done again.
      await pakmut.sql(
        "update accounts.grants set role = 'HANDBOOK_AUTHOR' where id = $1 and role <> 'HANDBOOK_AUTHOR'",
        [place.grantId],
      );
      await pakmut.sql("update accounts.token_batches set state = 'WAITING', finished_at = null where id = $1", [
        place.activationTokenBatchId,
      ]);
      const variables = { key: `one-entry-${name}`, ...(await probe.variables(place)) };
      const [before] = await pakmut.sql<{ now: string }>("select pg_current_xact_id()::text as now");
      const answer = await clients[asker].send(probe.query, variables);
      const entries = await pakmut.sql<{ action: string; person_id: string; transaction: string }>(
        allSubgraphs
          .map(
            ({ schemaName }) =>
              `select action, person_id, transaction_id::text as transaction from ${schemaName}.audit_entries
               where transaction_id > $1::text::xid8`,
          )
          .join(" union all "),
        [before?.now],
      );
      expect(entries).toEqual([
        { action: name, person_id: clients[asker].session?.personId, transaction: expect.anything() },
      ]);
      expect(outcomeOf(probe, answer, place)).toBe("reached");
      const keys = await pakmut.sql<{ transaction: string }>(
        allSubgraphs
          .map(
            ({ schemaName }) => `select xmin::text as transaction from ${schemaName}.idempotency_keys where key = $1`,
          )
          .join(" union all "),
        [variables.key],
      );
      expect(keys).toEqual([{ transaction: entries[0]?.transaction }]);
    },
  );

  describe("row level security alone", () => {
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
      for (const place of Object.values(targets)) {
        // The probes have moved some of them.
        const [now] = await pakmut.sql<{ path: string }>(
          "select path_c as path from directory.organisations where id = $1",
          [place.id],
        );
        place.path = now?.path as string;
        await pakmut.as("BI_READER", place.id);
        await addToken(pakmut, place, "BI_READER");
        await addRegistration(pakmut, place, "EXISTING");
        await pakmut.sql(
          `insert into service_points.pinning_targets (organisation_id, path_c, updated_by_name) values ($1, $2, 't')
           on conflict (organisation_id) do update set path_c = excluded.path_c`,
          [place.id, place.path],
        );
        for (const schema of ["organisations", "service_points"] as const) {
          const bulk = [await place.bulkChangeId(schema, "DONE"), place.path];
          await pakmut.sql(`update ${schema}.bulk_changes set path_c = $2 where id = $1`, bulk);
          await pakmut.sql(`update ${schema}.bulk_change_rows set path_c = $2 where bulk_change_id = $1`, bulk);
          const id = await place.importId(schema);
          await pakmut.sql(`update ${schema}.imports set path_c = $2 where id = $1`, [id, place.path]);
          await pakmut.sql(`update ${schema}.import_rows set path_c = $2, name = $3 where import_id = $1`, [
            id,
            place.path,
            place.id,
          ]);
        }
        for (const [schema, id] of [
          // Not of an organisation: what was refused about those lies on the path of whoever tried.
          ["organisations", place.servicePointId],
          ["service_points", place.servicePointId],
        ]) {
          await pakmut.sql(
            `insert into ${schema}.audit_entries (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes)
             values ('t', $1, 't', 't', 't', 't', $1, 1, $2, '{}')`,
            [id, place.path],
          );
          await pakmut.sql(
            `insert into ${schema}.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
             values ('photo', $1, $1, $2, 't', 'picture', '[]', 1, $1, 't')`,
            [id, place.path],
          );
        }
      }
      login = new Client({ connectionString: pakmut.testDatabase.logins.appUrl });
      await login.connect();
    });
    afterAll(() => login.end());

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
      await login.query("begin");
      await login.query("select set_config('app.scope', $1, true), set_config('app.upper', $1 || '/', true)", [
        targets.own.path,
      ]);
      for (const relation of relations) {
        const { rowCount } = await login.query(`select 1 from ${table} where ${column} = $1`, [
          idOf(targets[relation]),
        ]);
        expect([relation, (rowCount ?? 0) > 0]).toEqual([relation, isInScope[relation]]);
      }
      await login.query("rollback");
    });

    test.each(["organisations.organisations_totals", "service_points.service_points_totals"])(
      "%s tells no total from outside the scope",
      async (table) => {
        await login.query("begin");
        await login.query("select set_config('app.scope', $1, true), set_config('app.upper', $1 || '/', true)", [
          targets.own.path,
        ]);
        for (const relation of relations) {
          const { rows } = await login.query(`select sum(count)::int as total from ${table} where path_c = $1`, [
            targets[relation].path,
          ]);
          expect([relation, (rows[0]?.total ?? 0) > 0]).toEqual([relation, isInScope[relation]]);
        }
        await login.query("rollback");
      },
    );

    test.each(["organisations.organisations", "service_points.service_points"])(
      "%s lets nothing be written outside the scope",
      async (table) => {
        await login.query("begin");
        await login.query("select set_config('app.scope', $1, true), set_config('app.upper', $1 || '/', true)", [
          targets.own.path,
        ]);
        const { rowCount } = await login.query(`update ${table} set name_en = 'x' where path_c = $1`, [
          targets.lookalike.path,
        ]);
        expect(rowCount).toBe(0);
        await expect(
          login.query(`update ${table} set path_c = $1 where path_c = $2`, [
            `${targets.sibling.path}.zz`,
            targets.grandchild.path,
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
});
