import { writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens or makes the stand-in's own SQLite file, readable by us alone. (It is a separate system in real life; what it
 * knows does not belong into Pakmut's database.)
 */
export function openDigitalIdDatabase(file: string): DatabaseSync {
  writeFileSync(file, "", { flag: "a", mode: 0o600 });
  const database = new DatabaseSync(file);
  // Full: an account that was told to exist is there after a power cut too. secure_delete: what is over is overwritten.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
  return database;
}
