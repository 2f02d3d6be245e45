import { createTestDatabase, type TestDatabase } from "../../../local/testing/test-database";
import { sidePool } from "./side-pool";

describe("a pool beside that of the operations", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test("outlives a connection that PostgreSQL drops while it is lent out", async () => {
    const errors: Error[] = [];
    const pool = sidePool({
      url: database.adminUrl,
      max: 2,
      idleInTransactionSeconds: 10,
      onIdleError: (error) => errors.push(error),
    });
    const [lent, other] = [await pool.connect(), await pool.connect()];
    const [backend] = (await lent.query<{ pid: number }>("select pg_backend_pid() as pid")).rows;
    const ended = new Promise((resolve) => lent.once("end", resolve));
    await other.query("select pg_terminate_backend($1)", [backend?.pid]);
    await ended;
    await expect(lent.query("select")).rejects.toThrow();
    expect(errors).not.toEqual([]);
    lent.release();
    other.release();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
