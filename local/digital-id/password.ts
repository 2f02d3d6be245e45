import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 32 MB and about a tenth of a second for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;
export const minPasswordLength = 10;
export const maxPasswordLength = 128;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize("NFC"), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** A password as it may be kept. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString("base64url")}$${(await derive(password, salt)).toString("base64url")}`;
}

/** Is it the password of this hash? Works as long for `null` (no such account), so that time does not tell which names exist. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, salt = "", key = ""] = hash?.split("$") ?? [];
  const derived = await derive(password, Buffer.from(salt, "base64url"));
  const expected = Buffer.from(key, "base64url");
  return expected.length === keyBytes && timingSafeEqual(derived, expected);
}

/** Beginnings that everybody tries first. */
const common = ["password", "passw0rd", "qwerty", "iloveyou", "admin", "welcome", "pakmut", "digitalid", "thailand"];

export type PasswordFault = "short" | "long" | "letter" | "digit" | "login" | "common";

/** Every rule that a password breaks. */
export function passwordFaults(password: string, login: string): PasswordFault[] {
  const lower = password.toLowerCase();
  const faults: [PasswordFault, boolean][] = [
    ["short", [...password].length < minPasswordLength],
    ["long", password.length > maxPasswordLength],
    ["letter", !/\p{L}/u.test(password)],
    ["digit", !/\p{Nd}/u.test(password)],
    ["login", login.length > 2 && lower.includes(login.toLowerCase())],
    ["common", common.some((word) => lower.startsWith(word)) || new Set(lower).size < 5],
  ];
  return faults.filter(([, isBroken]) => isBroken).map(([fault]) => fault);
}

export type PasswordStrength = "fair" | "good" | "strong";

/** How strong a password is that keeps the rules: by how many different letters it has and of how many kinds. */
export function passwordStrength(password: string): PasswordStrength {
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{Nd}]/u].filter((kind) => kind.test(password));
  const points = new Set(password).size + 2 * kinds.length;
  if (points >= 20) return "strong";
  return points >= 15 ? "good" : "fair";
}
