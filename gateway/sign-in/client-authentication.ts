import { createHash } from "node:crypto";
import { type ClientAuth, ClientSecretBasic, None } from "openid-client";
import type { DigitalIdSettings } from "./digital-id.settings";

const rounds = 7;
const suffix = "EGA";

/** The secret as two clients of Digital ID send it: the MD5, in hexadecimal, of the text and "EGA", seven times over. */
export function hashSecret(secret: string): string {
  let text = secret;
  for (let round = 0; round < rounds; round += 1) text = createHash("md5").update(`${text}${suffix}`).digest("hex");
  return text;
}

/** How we prove at the token endpoint who we are. */
export function clientAuthenticationOf({ clientSecret, clientAuthentication }: DigitalIdSettings): ClientAuth {
  const way = clientAuthentication ?? (clientSecret ? "basic" : "none");
  if (way === "none" || !clientSecret) return None();
  return ClientSecretBasic(way === "basic" ? clientSecret : hashSecret(clientSecret));
}
