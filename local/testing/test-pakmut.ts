import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { Client, type QueryResultRow } from "pg";
import { subgraphCallers } from "../../gateway/engine/subgraph.callers";
import { type Gateway, startGateway } from "../../gateway/index";
import type { GatewaySettings } from "../../gateway/settings";
import type { Role } from "../../schema/roles-and-actions";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { Database } from "../../subgraphs/kit/database/database";
import { type JobRunner, startJobs } from "../../subgraphs/kit/job/job.runner";
import { projectFile } from "../../subgraphs/kit/project-file";
import { safeError } from "../../subgraphs/kit/server/safe-error";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { TestClient } from "./test-client";
import { filesDirOfTests } from "./test-places";
import { TEST_MODE, TestDistribution } from "./test-distribution";

const publicUrl = "http://localhost";
const issuer = "https://digital-id.invalid";

/** Pakmut as a whole with a database of its own: the gateway and all subgraphs, reached over HTTP. */
export class TestPakmut {
  /** Every statement that a subgraph sent since the test cleared the list. */
  readonly statements: string[] = [];
  /** What the server's log would hold: lines of JSON. */
  readonly log: string[] = [];

  private constructor(
    readonly testDatabase: TestDatabase,
    readonly database: Database,
    private readonly admin: Client,
  ) {}

  gateway!: Gateway;
  /** The subgraphs as servers; `null` when they run inside the gateway. */
  distribution: TestDistribution | null = null;

  /**
   * Starts one; call in `beforeAll` and `close` in `afterAll`.
   * @param changes to the gateway's settings
   * @param given a database that is there already; without it a new one
   */
  static async open(changes: Partial<GatewaySettings> = {}, given?: TestDatabase): Promise<TestPakmut> {
    const testDatabase = given ?? (await createTestDatabase());
    filesDirOfTests();
    const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
    const database = await Database.connect({ url: testDatabase.logins.appUrl, entities });
    const admin = new Client({ connectionString: testDatabase.adminUrl });
    await admin.connect();
    const pakmut = new TestPakmut(testDatabase, database, admin);
    database.onStatement = (sql) => pakmut.statements.push(sql);
    pakmut.gateway = await pakmut.#startGateway(changes);
    return pakmut;
  }

  async #startGateway(changes: Partial<GatewaySettings>): Promise<Gateway> {
    const logger = pino(
      { level: "info", serializers: { err: safeError } },
      { write: (line: string) => void this.log.push(line) },
    );
    if (process.env[TEST_MODE] === "distributed") {
      const onStatement = (sql: string): void => void this.statements.push(sql);
      this.distribution = await TestDistribution.start(this.testDatabase.logins, logger, onStatement);
    }
    const logFault = (error: unknown, requestId: string): void =>
      logger.error({ err: error, requestId }, "request failed");
    return startGateway({
      host: "127.0.0.1",
      port: 0,
      publicUrl,
      databaseUrls: { gatewayUrl: this.testDatabase.logins.gatewayUrl },
      database: this.database,
      subgraphs: subgraphCallers(allSubgraphs, this.distribution?.remote ?? null, logFault),
      supergraphSdl: readFileSync(projectFile("schema", "supergraph.graphql"), "utf8"),
      oidc: { issuerUrl: issuer, clientId: "pakmut", scopes: ["openid"] },
      mounts: [],
      staticFolders: [],
      mapTiles: null,
      logger,
      showsSchema: true,
      ...changes,
    });
  }

  /**
   * Begins to do jobs; a test without it leaves them in the queue. Chores are run by `runChore`, when the test wants them.
   * @returns what ends it before `close` does
   */
  async startJobs(): Promise<JobRunner> {
    const subgraphs = allSubgraphs.map((subgraph) => ({ ...subgraph, chores: {} }));
    const logger = pino({ serializers: { err: safeError } }, { write: (line: string) => void this.log.push(line) });
    this.#jobs = await startJobs({ subgraphs, database: this.database, logger, pollingSeconds: 0.5 });
    return this.#jobs;
  }

  #jobs: JobRunner | null = null;

  /** Where the gateway listens. */
  get url(): string {
    return `http://127.0.0.1:${(this.gateway.server.address() as AddressInfo).port}`;
  }

  /** Runs SQL as the owner of all tables: for making a story's scene and for looking behind the API. */
  async sql<Row extends QueryResultRow>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    // A connection takes one statement at a time; tests ask for several at once.
    const answer = this.#lastSql.then(() => this.admin.query<Row>(text, parameters));
    this.#lastSql = answer.catch(() => undefined);
    return (await answer).rows;
  }

  #lastSql: Promise<unknown> = Promise.resolve();

  /** Nobody: a client without a session. */
  stranger(): TestClient {
    return new TestClient(this.url, null);
  }

  /** Signs a new person in, with one grant, or with none. */
  async as(
    role: Role | null,
    organisationId?: string,
    displayName = `${role ?? "newcomer"} ทดสอบ`,
  ): Promise<TestClient> {
    const sessionId = randomBytes(32).toString("base64url");
    const [person] = await this.sql<{ id: string }>(
      "insert into accounts.persons (issuer, subject, display_name) values ($1, $2, $3) returning id",
      [issuer, randomBytes(8).toString("hex"), displayName],
    );
    const personId = person?.id as string;
    const grantId = role && organisationId ? await this.grant(personId, role, organisationId) : null;
    await this.sql("insert into accounts.sessions (id_hash, person_id, active_grant_id) values ($1, $2, $3)", [
      createHash("sha256").update(sessionId).digest(),
      personId,
      grantId,
    ]);
    return new TestClient(this.url, { sessionId, personId, grantId });
  }

  /** Gives a person a grant and tells its id. */
  async grant(personId: string, role: Role, organisationId: string): Promise<string> {
    const [grant] = await this.sql<{ id: string }>(
      `insert into accounts.grants (person_id, role, organisation_id, path_c)
       select $1, $2, id, path_c from directory.organisations where id = $3 returning id`,
      [personId, role, organisationId],
    );
    return grant?.id as string;
  }

  async close(): Promise<void> {
    // No test is about to use the connections that it has kept, so nobody waits until they know that it leaves.
    this.gateway.server.closeIdleConnections();
    await this.gateway.close();
    await this.#jobs?.stop();
    await this.distribution?.close();
    await this.database.close();
    await this.admin.end();
    await this.testDatabase.drop();
  }
}
