import { Client } from "pg";

/**
 * Throws when PostgreSQL would acknowledge what this login writes before it is on disk: a login, or a login in one database,
 * can have settings that no other connection shows.
 */
export async function requireDurableLogin(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  // The statement that a lost connection breaks off tells it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ login: string }>(
      "select current_user as login where current_setting('synchronous_commit') = 'off'",
    );
    if (!rows[0]) return;
    throw new Error(`synchronous_commit is off for ${rows[0].login}: PostgreSQL would lose acknowledged writes of it.`);
  } finally {
    await client.end();
  }
}
