import { resolve } from "node:path";
import { Client } from "pg";
import { restoreBackup } from "./backup/restore-backup";
import { runCommand, say } from "./command";
import { filesDirOf } from "./files-dir";
import { openLocalDatabase } from "./local-database";
import { readLocalSettings } from "./local-settings";
import { PlainError } from "./plain-error";

interface Counts {
  organisations: number;
  points: number;
}

/** `npm run restore -- DIR`: a backup into a data directory without a database; starts it once to see that it is whole. */
async function main([source, ...more]: string[]): Promise<number> {
  if (source === undefined || more.length > 0) throw new PlainError("Use: npm run restore -- DIRECTORY");
  const dir = resolve(process.env.INIT_CWD ?? process.cwd(), source);
  const { dataDir, databaseUrl } = readLocalSettings(process.env);
  if (databaseUrl !== undefined) {
    throw new PlainError("DATABASE_URL names a PostgreSQL of your own: restore it with its own tools.");
  }
  const { startedAt } = await restoreBackup(dir, { dataDir, filesDir: filesDirOf(dataDir) }, say);
  const { organisations, points } = await countIn(dataDir);
  say(`Restored the backup of ${startedAt}: ${organisations} organisations, ${points} service points. Now: npm start`);
  return 0;
}

async function countIn(dataDir: string): Promise<Counts> {
  const options = { dataDir, databaseUrl: undefined, purpose: "npm run restore", mayShare: false, log: say };
  const database = await openLocalDatabase(options);
  const client = new Client({ connectionString: database.adminUrl });
  try {
    await client.connect();
    const { rows } = await client.query<Counts>(
      `select (select count(*)::int from organisations.organisations) as organisations,
              (select count(*)::int from service_points.service_points) as points`,
    );
    return rows[0] as Counts;
  } finally {
    await client.end();
    await database.close();
  }
}

runCommand(main);
