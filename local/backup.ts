import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { FILES_BUCKET } from "../subgraphs/kit/file/file.settings";
import { makeBackup } from "./backup/make-backup";
import { runCommand, say } from "./command";
import { filesDirOf } from "./files-dir";
import { openLocalDatabase } from "./local-database";
import { readLocalSettings } from "./local-settings";
import { PlainError } from "./plain-error";

/** `npm run backup -- DIR`: the embedded database and the uploaded files as they are now, also beside a running `npm start`. */
async function main([target, ...more]: string[]): Promise<number> {
  if (target === undefined || more.length > 0) throw new PlainError("Use: npm run backup -- DIRECTORY");
  const dir = resolve(process.env.INIT_CWD ?? process.cwd(), target);
  const { dataDir, databaseUrl } = readLocalSettings(process.env);
  if (databaseUrl !== undefined) {
    throw new PlainError("DATABASE_URL names a PostgreSQL of your own: back it up with pg_basebackup or pg_dump.");
  }
  if (!existsSync(join(dataDir, "postgres", "cluster"))) {
    throw new PlainError(`There is no database in ${dataDir}: run npm start first, or set PAKMUT_DATA_DIR.`);
  }
  const database = await openLocalDatabase({
    dataDir,
    databaseUrl,
    purpose: "npm run backup",
    mayShare: true,
    log: say,
  });
  try {
    say("Backing up …");
    const bucket = process.env[FILES_BUCKET];
    const bytes = await makeBackup(database.adminUrl, dir, bucket ? null : filesDirOf(dataDir));
    if (bucket) say(`Uploaded files are not in it: they are in the bucket ${bucket}, which has backups of its own.`);
    say(
      `The backup is in ${dir} (${Math.ceil(bytes / 1_000_000)} MB). It holds personal data and passwords: keep it so.`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

runCommand(main);
