import { readFileSync } from "node:fs";
import type { Client } from "pg";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { explainFileError, PlainError } from "../plain-error";

/** The last seal of one trail: what it was, every entry up to it was. */
export interface Head {
  trail: string;
  number: number;
  hash: string;
}

const schemas = allSubgraphs.map(({ schemaName }) => schemaName);
const headPattern = /^(\w+) (\d+) ([0-9a-f]{64})$/;

/** Seals what is new and reads the last seal of every trail. */
export async function readHeads(client: Client): Promise<Head[]> {
  const heads: Head[] = [];
  for (const trail of schemas) {
    const seal = async (): Promise<number> =>
      (await client.query<{ count: number }>(`select ${trail}.seal_audit_entries() as count`)).rows[0]?.count ?? 0;
    while ((await seal()) > 0);
    const { rows } = await client.query<{ number: number; hash: string }>(
      `select number::int, encode(hash, 'hex') as hash from ${trail}.audit_seals order by number desc limit 1`,
    );
    if (rows[0]) heads.push({ trail, ...rows[0] });
  }
  return heads;
}

/** A head as it is printed and kept. */
export const headLine = ({ trail, number, hash }: Head): string => `${trail} ${number} ${hash}`;

/** Reads heads that were kept. Throws a PlainError when a line of the file is none. */
export function readKeptHeads(file: string): Head[] {
  const lines = readLines(file);
  return lines.map((line) => {
    const [, trail, number, hash] = headPattern.exec(line) ?? [];
    if (!trail || !number || !hash)
      throw new PlainError(`"${line}" in ${file} is no line of npm run audit -- head: correct the file.`);
    return { trail, number: Number(number), hash };
  });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => headPattern.test(line) || /\b[0-9a-f]{32,}\b/.test(line));
  } catch (error) {
    throw explainFileError(error, file);
  }
}

/** Everything that is wrong with the trails, a sentence each; with the heads kept elsewhere also that they were written anew. */
export async function findFaults(client: Client, keptHeads: readonly Head[]): Promise<string[]> {
  const faults: string[] = [];
  for (const trail of schemas) {
    const { rows } = await client.query<{ fault: string; entry_id: string | null; seal_number: string | null }>(
      `select * from ${trail}.verify_audit() order by seal_number, entry_id`,
    );
    for (const { fault, entry_id, seal_number } of rows) {
      const place = seal_number === null ? "" : ` (seal ${seal_number})`;
      faults.push(entry_id ? `${trail}: entry ${entry_id} was ${fault}${place}` : `${trail}: ${fault} ${seal_number}`);
    }
  }
  for (const { trail, number, hash } of keptHeads) {
    if (!schemas.includes(trail)) throw new PlainError(`There is no trail "${trail}": look at the file of kept seals.`);
    const { rows } = await client.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from ${trail}.audit_seals where number = $1`,
      [number],
    );
    if (rows[0]?.hash !== hash) faults.push(`${trail}: seal ${number} is not the one that was kept`);
  }
  return faults;
}

/** How many entries each trail has, sealed and not yet. */
export async function countEntries(client: Client): Promise<string[]> {
  const lines: string[] = [];
  for (const trail of schemas) {
    const { rows } = await client.query<{ all: string; sealed: string }>(
      `select (select count(*) from ${trail}.audit_entries) as all,
              (select count(*) from ${trail}.audit_sealed_entries) as sealed`,
    );
    lines.push(`${trail}: ${rows[0]?.all} entries, ${rows[0]?.sealed} of them sealed`);
  }
  return lines;
}
