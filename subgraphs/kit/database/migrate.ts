import { createHmac } from "node:crypto";
import { Client } from "pg";
import { DataSource } from "typeorm";
import type { Subgraph } from "../graphql/subgraph";
import { createPathMovers } from "../directory/move-paths";
import { createAuditTrailView } from "../audit/audit-trail.view";
import { createOutboxView } from "../mail/outbox.view";
import { migrateJobTables } from "../job/job.tables";
import { requireDurableLogin } from "./durable-login";
import { publicReaderOf, roleOf } from "./schema-role";

/** The logins that the processes use; none owns a table or bypasses row level security. */
export interface DatabaseLogins {
  /** Member of the roles of all subgraphs. */
  appUrl: string;
  /** May call the session functions of accounts, and nothing else. */
  gatewayUrl: string;
  /** By name of the subgraph, for one in a process of its own: its own schema and the directory, nothing of the others. */
  subgraphUrls: Readonly<Record<string, string>>;
}

const appRole = "pakmut_app";
const gatewayRole = "pakmut_gateway";
/** Any constant: only one process migrates at a time. */
const migrationLock = 7_202_611;
const oldestVersion = 180_000;

/** Passwords of the logins follow from the administrator's, so that every replica finds the same without a stored secret. */
const passwordOf = (adminUrl: URL, role: string): string =>
  createHmac("sha256", decodeURIComponent(adminUrl.password)).update(`pakmut login ${role}`).digest("base64url");

function loginUrl(adminUrl: URL, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(adminUrl, role);
  return url.toString();
}

/** The logins to a database that `migrate` has brought up to date with this `adminUrl`. */
export function loginsOf(adminUrl: string, subgraphs: readonly Subgraph[]): DatabaseLogins {
  const parsed = new URL(adminUrl);
  const subgraphUrls = subgraphs.map(({ name, schemaName }) => [name, loginUrl(parsed, roleOf(schemaName))] as const);
  return {
    appUrl: loginUrl(parsed, appRole),
    gatewayUrl: loginUrl(parsed, gatewayRole),
    subgraphUrls: Object.fromEntries(subgraphUrls),
  };
}

async function createRoles(client: Client, adminUrl: URL, subgraphs: readonly Subgraph[]): Promise<void> {
  const ensure = async (role: string, options: string): Promise<void> => {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    await client.query(`${rowCount ? "alter" : "create"} role ${role} ${options}`);
  };
  for (const role of [...subgraphs.map(({ schemaName }) => roleOf(schemaName)), appRole, gatewayRole]) {
    const password = client.escapeLiteral(passwordOf(adminUrl, role));
    await ensure(role, `login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`);
  }
  for (const { schemaName } of subgraphs) {
    await ensure(publicReaderOf(schemaName), "nologin nosuperuser nobypassrls nocreatedb nocreaterole");
  }
  await client.query(`grant ${subgraphs.map(({ schemaName }) => roleOf(schemaName)).join(", ")} to ${appRole}`);
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; fsync: string; pages: string; commit: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
            current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`,
  );
  const [server] = rows;
  if (!server || server.version < oldestVersion) throw new Error("Pakmut needs PostgreSQL 18 or newer.");
  if (server.fsync !== "on" || server.pages !== "on" || server.commit === "off") {
    throw new Error(
      "PostgreSQL must run with fsync, full_page_writes and synchronous_commit on: without them it loses acknowledged writes.",
    );
  }
}

async function migrateSubgraph(adminUrl: string, subgraph: Subgraph, client: Client): Promise<number> {
  await client.query(`create schema if not exists ${subgraph.schemaName}`);
  await client.query(`grant usage on schema ${subgraph.schemaName} to ${roleOf(subgraph.schemaName)}`);
  const dataSource = await new DataSource({
    type: "postgres",
    url: adminUrl,
    schema: subgraph.schemaName,
    migrations: [...subgraph.migrations],
    migrationsTableName: "migrations",
    installExtensions: false,
    poolSize: 2,
  }).initialize();
  try {
    return (await dataSource.runMigrations({ transaction: "each" })).length;
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Brings a database up to date: roles, schemas and every subgraph's migrations, each in a transaction. Safe to repeat,
 * to kill half-way and to start in several processes at once.
 * @param adminUrl a login that may create roles and schemas
 * @param subgraphs in the order in which their schemas build on each other
 */
export async function migrate(
  adminUrl: string,
  subgraphs: readonly Subgraph[],
  log: (line: string) => void,
): Promise<DatabaseLogins> {
  const parsed = new URL(adminUrl);
  const client = new Client({ connectionString: adminUrl });
  // The statement that a lost connection breaks off tells it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await checkServer(client);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await createRoles(client, parsed, subgraphs);
    for (const subgraph of subgraphs) {
      const count = await migrateSubgraph(adminUrl, subgraph, client);
      if (Object.keys(subgraph.jobs ?? {}).length)
        await migrateJobTables(client, subgraph.schemaName, roleOf(subgraph.schemaName));
      if (count) log(`Database: ${subgraph.name} brought up to date (${count} ${count === 1 ? "step" : "steps"}).`);
    }
    await createAuditTrailView(
      client,
      subgraphs.map(({ schemaName }) => schemaName),
    );
    await createOutboxView(
      client,
      subgraphs.map(({ schemaName }) => schemaName),
    );
    await createPathMovers(
      client,
      subgraphs.map(({ schemaName }) => schemaName),
    );
  } finally {
    await client.end();
  }
  const logins = loginsOf(adminUrl, subgraphs);
  const urls = [logins.appUrl, logins.gatewayUrl, ...Object.values(logins.subgraphUrls)];
  await Promise.all(urls.map(requireDurableLogin));
  return logins;
}
