import { generateKeyPairSync, randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { errorCode } from "../plain-error";

const jwkShape = z
  .object({ kty: z.literal("RSA"), kid: z.string(), use: z.literal("sig"), alg: z.literal("RS256") })
  .catchall(z.string());

const secretsShape = z.object({
  clientSecret: z.string(),
  cookieKeys: z.array(z.string()).min(1),
  /** Turns a citizen ID into what may be kept. Never replaced: the accounts could not be compared any more. */
  citizenIdKey: z.string().optional(),
  signingKeys: z.array(z.object({ madeAt: z.number(), jwk: jwkShape })).min(1),
});

/** What the stand-in must keep secret; the newest signing key comes first. */
export type DigitalIdSecrets = z.infer<typeof secretsShape> & { citizenIdKey: string };

const KEY_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Reads the secrets from `file`, or makes them. A signing key older than 90 days gets a successor; the old one is
 * still published once more, so that tokens signed with it stay valid.
 */
export function loadSecrets(file: string, nowMs: number): DigitalIdSecrets {
  const known = readSecrets(file);
  const newestMadeAt = known?.signingKeys[0]?.madeAt ?? 0;
  const isFresh = known !== undefined && nowMs - newestMadeAt < KEY_LIFETIME_MS;
  if (known?.citizenIdKey !== undefined && isFresh) return { ...known, citizenIdKey: known.citizenIdKey };
  const secrets: DigitalIdSecrets = {
    citizenIdKey: known?.citizenIdKey ?? randomSecret(),
    clientSecret: known?.clientSecret ?? randomSecret(),
    cookieKeys: isFresh ? known.cookieKeys : [randomSecret(), ...(known?.cookieKeys ?? [])].slice(0, 2),
    signingKeys: isFresh
      ? known.signingKeys
      : [{ madeAt: nowMs, jwk: makeSigningKey() }, ...(known?.signingKeys ?? [])].slice(0, 2),
  };
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function readSecrets(file: string): z.infer<typeof secretsShape> | undefined {
  try {
    return secretsShape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    // Damaged is as good as missing: all it costs is signing in again.
    if (errorCode(error) === "ENOENT" || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

function makeSigningKey(): z.infer<typeof jwkShape> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomBytes(9).toString("base64url");
  return jwkShape.parse({ ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" });
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
