import type { ImportSchema, ProbeTarget, ProbeVersions } from "./access-probe";
import type { TestPakmut } from "./test-pakmut";
import { addRegistration } from "./test-registrations";
import { addToken } from "./test-tokens";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "./test-tree";

interface Surroundings {
  below?: TestNode;
  label?: string;
  /** Below whom the organisations stand that it can be moved to. */
  newParent: () => TestNode;
}

/** Adds an organisation with something of every kind, to be asked about by every probe. */
export async function newProbeTarget(
  pakmut: TestPakmut,
  name: string,
  { below, label, newParent }: Surroundings,
): Promise<ProbeTarget> {
  const node = await addOrganisation(pakmut, `หน่วยงาน ${name}`, { below, label });
  const servicePointId = await addServicePoint(pakmut, `จุดบริการ ${name}`, node, pinnedColumns);
  const grantId = (await pakmut.as("BI_READER", node.id)).session?.grantId as string;
  const apiKeyId = await addApiKey(pakmut, node);
  await addAuditEntry(pakmut, node);
  return {
    ...node,
    parentId: below?.id ?? countryId,
    newParentId: async () => (await addOrganisation(pakmut, "ปลายทาง", { below: newParent() })).id,
    servicePointId,
    grantId,
    apiKeyId,
    holidayId: (date) => addHoliday(pakmut, date),
    registration: (kind) => addRegistration(pakmut, node, kind),
    activationTokenId: () => unusedTokenId(pakmut, node),
    activationTokenBatchId: await addTokenBatch(pakmut, node, grantId),
    organisationMoveId: await addMove(pakmut, node),
    tableFileId: (schema) => addTableFile(pakmut, node, schema),
    importId: (schema) => addImport(pakmut, node, schema),
    bulkChangeId: (schema, state) => addBulkChange(pakmut, node, servicePointId, schema, state),
    version: () => versionsOf(pakmut, [node.id, servicePointId, grantId, apiKeyId]),
  };
}

const pinnedColumns = {
  latitude: 18.7,
  longitude: 98.9,
  pin_source: "IMPORTED",
  district_code: "5001",
  province_code: "50",
};

/** Runs SQL that gives one row, and tells its id. */
async function idOf(pakmut: TestPakmut, text: string, parameters: unknown[]): Promise<string> {
  const [row] = await pakmut.sql<{ id: string }>(text, parameters);
  return row?.id as string;
}

const addAuditEntry = (pakmut: TestPakmut, { path }: TestNode): Promise<unknown> =>
  pakmut.sql(
    `insert into organisations.audit_entries (request_id, person_name, action, entity_type, entity_version, path_c, changes)
     values ('t', 't', 't', 't', 1, $1, '{}')`,
    [path],
  );

const addApiKey = (pakmut: TestPakmut, { id, path }: TestNode): Promise<string> =>
  idOf(
    pakmut,
    `insert into accounts.api_keys (organisation_id, path_c, name, key_hash, key_start, expires_at, created_by_person_id,
       created_by_name) values ($1::uuid, $2, 'ทดสอบ', sha256(convert_to($2, 'UTF8')), 'pak_test', now() + interval '1 day', $1::uuid, 'ทดสอบ')
     returning id`,
    [id, path],
  );

const addTokenBatch = (pakmut: TestPakmut, { id, path }: TestNode, grantId: string): Promise<string> =>
  idOf(
    pakmut,
    `insert into accounts.token_batches
       (path_c, filter, roles, refreshes_unused, total, created_by_id, created_by_name, grant_id)
     values ($1, '{}', '{BI_READER}', false, 1, $2, 't', $3) returning id`,
    [path, id, grantId],
  );

const addMove = (pakmut: TestPakmut, { id, path }: TestNode): Promise<string> =>
  idOf(
    pakmut,
    `insert into organisations.organisation_moves (path_c, organisation_id, from_parent_id, parent_id, state, total,
       created_by_id, created_by_name, finished_at) values ($1, $2, $2, $2, 'DONE', 1, $2, 't', now()) returning id`,
    [path, id],
  );

async function unusedTokenId(pakmut: TestPakmut, node: TestNode): Promise<string> {
  await addToken(pakmut, node, "BI_READER");
  return idOf(
    pakmut,
    `select id from accounts.activation_tokens
     where organisation_id = $1 and role = 'BI_READER' and spent_at is null and voided_at is null`,
    [node.id],
  );
}

const addHoliday = (pakmut: TestPakmut, date: string): Promise<string> =>
  idOf(
    pakmut,
    "insert into calendar.holidays (date, name_th, kind, source) values ($1, 't', 'SPECIAL', 't') returning id",
    [date],
  );

const addTableFile = (pakmut: TestPakmut, { id, path }: TestNode, schema: ImportSchema): Promise<string> =>
  idOf(
    pakmut,
    `insert into ${schema}.files (kind, record_id, organisation_id, path_c, file_name, content, variants, bytes, created_by_id, created_by_name)
     values ('import', $1::uuid, $1::uuid, $2, 't', 'table', '[]', 1, $1::uuid, 't') returning id`,
    [id, path],
  );

const addImport = (pakmut: TestPakmut, { id, path }: TestNode, schema: ImportSchema): Promise<string> =>
  idOf(
    pakmut,
    `with started as (
       insert into ${schema}.imports (organisation_id, path_c, state, file_id, file_name, created_by_name, checked_at)
       values ($1::uuid, $2, 'CHECKED', $1::uuid, $1::text, 't', now()) returning id, path_c
     ) insert into ${schema}.import_rows (import_id, path_c, verdict, line) select id, path_c, 'ADDED', 2 from started
     returning import_id as id`,
    [id, path],
  );

function addBulkChange(
  pakmut: TestPakmut,
  { id, path }: TestNode,
  servicePointId: string,
  schema: ImportSchema,
  state: "RUNNING" | "DONE",
): Promise<string> {
  return idOf(
    pakmut,
    `with started as (
       insert into ${schema}.bulk_changes (organisation_id, path_c, state, kind, wanted, total, changed, created_by_name, finished_at)
       values ($1::uuid, $2, $3, 'CHANGE_STATUS', '{"status": "VISIBLE"}', 1, 1, $1::text, case when $3 = 'DONE' then now() end)
       returning id, path_c
     ) insert into ${schema}.bulk_change_rows (bulk_change_id, position, path_c, record_id, version, outcome, before, changed_version)
     select id, 1, path_c, $4, 1, 'CHANGED', '{"status": "VISIBLE"}', 1 from started returning bulk_change_id as id`,
    [id, path, state, schema === "organisations" ? id : servicePointId],
  );
}

async function versionsOf(pakmut: TestPakmut, ids: readonly string[]): Promise<ProbeVersions> {
  const [row] = await pakmut.sql<ProbeVersions & Record<string, number>>(
    `select o.version as organisation, s.version as "servicePoint", g.version as grant, k.version as "apiKey",
       coalesce((select version from service_points.pinning_targets where organisation_id = o.id), 0) as "pinningTarget"
     from organisations.organisations o, service_points.service_points s, accounts.grants g,
       accounts.api_keys k where o.id = $1 and s.id = $2 and g.id = $3 and k.id = $4`,
    [...ids],
  );
  return row as ProbeVersions;
}
