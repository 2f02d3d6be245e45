import { TestPakmut } from "../local/testing/test-pakmut";
import { allSubgraphs } from "./all-subgraphs";
import { migrate } from "./kit/database/migrate";

/** Settings of one login in this test's database alone: logins are the server's, and other tests use them. */
async function withoutSafety(pakmut: TestPakmut, login: string, work: () => Promise<void>): Promise<void> {
  const name = new URL(pakmut.testDatabase.adminUrl).pathname.slice(1);
  await pakmut.sql(`alter role ${login} in database ${name} set synchronous_commit = off`);
  await work();
  await pakmut.sql(`alter role ${login} in database ${name} reset synchronous_commit`);
}

test("a server that would lose acknowledged writes of any login is refused at the start", async () => {
  const pakmut = await TestPakmut.open();
  const { adminUrl } = pakmut.testDatabase;
  const start = (): Promise<unknown> => migrate(adminUrl, allSubgraphs, () => undefined);
  for (const login of ["pakmut_app", "pakmut_gateway", "pakmut_service_points"]) {
    await withoutSafety(pakmut, login, () => expect(start()).rejects.toThrow(`synchronous_commit is off for ${login}`));
  }
  await expect(start()).resolves.toBeDefined();
  await pakmut.close();
});
