import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSecrets } from "./digital-id.secrets";

const folder = mkdtempSync(join(tmpdir(), "pakmut-secrets-"));
const file = join(folder, "secrets.json");
const day = 24 * 60 * 60 * 1_000;
const now = Date.UTC(2026, 10, 21);

afterAll(() => rmSync(folder, { recursive: true }));

describe("the secrets of the stand-in", () => {
  test("stay the same for 90 days and are for us alone", () => {
    const first = loadSecrets(file, now);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadSecrets(file, now + 89 * day)).toEqual(first);
  });

  test("get a new signing key then, and keep what accounts and clients are known by", () => {
    const first = loadSecrets(file, now);
    const next = loadSecrets(file, now + 91 * day);
    expect(next.signingKeys[1]).toEqual(first.signingKeys[0]);
    expect(next.signingKeys[0]).not.toEqual(first.signingKeys[0]);
    expect(next).toMatchObject({ citizenIdKey: first.citizenIdKey, clientSecret: first.clientSecret });
  });

  test("of a time without sign-ups gain the key of the citizen IDs, and nothing else changes", () => {
    const { citizenIdKey: _, ...older } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(older));
    const madeAt = older.signingKeys[0].madeAt as number;
    const gained = loadSecrets(file, madeAt + day);
    expect(gained).toEqual({ ...older, citizenIdKey: expect.stringMatching(/^[\w-]{43}$/) });
    expect(loadSecrets(file, madeAt + 2 * day)).toEqual(gained);
  });
});
