import type { SubgraphSettings } from "../../kit/graphql/subgraph";
import { TOKEN_KEY, TokenKeys } from "./token-keys";
import { PUBLIC_URL } from "./token-letters";

/** The environment variable that says for how many days a new token can be redeemed; "none": until it is used. */
export const TOKEN_LIFETIME_DAYS = "PAKMUT_TOKEN_LIFETIME_DAYS";
const defaultLifetimeDays = 180;

/** Reads the value of PAKMUT_TOKEN_LIFETIME_DAYS. Throws when it is neither a number of days nor "none". */
export function readLifetimeDays(value: string | undefined): number | null {
  if (!value) return defaultLifetimeDays;
  if (value === "none") return null;
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1 || days > 3_650) {
    throw new Error(`${TOKEN_LIFETIME_DAYS} must be a number of days from 1 to 3650, or "none".`);
  }
  return days;
}

let known: { value: string | undefined; keys: TokenKeys } | null = null;

/** The keys that the environment of this process names. Throws when it names none. */
export function tokenKeys(): TokenKeys {
  const value = process.env[TOKEN_KEY];
  if (!known || known.value !== value) known = { value, keys: TokenKeys.read(value) };
  return known.keys;
}

/** For how many days a new token can be redeemed; `null`: until it is used. */
export const tokenLifetimeDays = (): number | null => readLifetimeDays(process.env[TOKEN_LIFETIME_DAYS]);

export const tokenSettings: SubgraphSettings = {
  names: [TOKEN_KEY, TOKEN_LIFETIME_DAYS, PUBLIC_URL],
  check: () => {
    tokenKeys();
    tokenLifetimeDays();
  },
};
