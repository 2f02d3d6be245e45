import { z } from "zod";

/**
 * How we prove to the provider that we are its client: not at all (PKCE alone binds the code to us), by the secret, or by
 * the secret hashed as some clients of Thailand's Digital ID say that it must be.
 */
export const clientAuthentications = ["none", "basic", "basic-md5-ega"] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** The provider's addresses, for one that does not publish them itself. */
export interface ProviderEndpoints {
  authorization: string;
  token: string;
  jwks: string;
  userInfo: string | null;
  endSession: string | null;
}

/** Digital ID as this gateway knows it: an OpenID Connect provider. */
export interface DigitalIdSettings {
  /** The provider's issuer, as it writes it into its tokens. */
  issuerUrl: string;
  clientId: string;
  clientSecret?: string;
  /** Without it: "basic" where there is a secret, else "none". */
  clientAuthentication?: ClientAuthentication;
  scopes: readonly string[];
  /** Without them the provider is asked, at its issuer. */
  endpoints?: ProviderEndpoints;
  /** Ways to make a person's name of claims, the best first: each is the claims to join. */
  nameClaims?: readonly (readonly string[])[];
  /** The parameter that says where to go after signing out: "post_logout_redirect_uri" but for providers of their own mind. */
  postLogoutParameter?: string;
  /** Where somebody without an account makes one. Without it signing in begins, whose page shows the way. */
  registerUrl?: string;
}

export const standardNameClaims = [["given_name", "family_name"], ["name"]] as const;

const address = z.url({ protocol: /^https$/ });
const parameterName = z.string().regex(/^[a-z_]{1,60}$/);

/** The settings of the provider among the environment variables of an installation. */
export const digitalIdEnvironment = {
  PAKMUT_OIDC_ISSUER: address,
  PAKMUT_OIDC_CLIENT_ID: z.string().min(1),
  PAKMUT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PAKMUT_OIDC_CLIENT_AUTH: z.enum(clientAuthentications).optional(),
  PAKMUT_OIDC_SCOPES: z.string().default("openid profile"),
  PAKMUT_OIDC_AUTHORIZE_URL: address.optional(),
  PAKMUT_OIDC_TOKEN_URL: address.optional(),
  PAKMUT_OIDC_JWKS_URL: address.optional(),
  PAKMUT_OIDC_USERINFO_URL: address.optional(),
  PAKMUT_OIDC_END_SESSION_URL: address.optional(),
  PAKMUT_OIDC_NAME_CLAIMS: z.string().optional(),
  PAKMUT_OIDC_POST_LOGOUT_PARAMETER: parameterName.default("post_logout_redirect_uri"),
  PAKMUT_DIGITAL_ID_REGISTER_URL: address.optional(),
};

const environmentShape = z.object(digitalIdEnvironment);
type Environment = z.infer<typeof environmentShape>;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

/** Reads what `digitalIdEnvironment` let through. Throws when the settings do not fit together. */
export function readDigitalIdSettings(given: Environment): DigitalIdSettings {
  const clientSecret = given.PAKMUT_OIDC_CLIENT_SECRET;
  const clientAuthentication = given.PAKMUT_OIDC_CLIENT_AUTH;
  if (clientAuthentication && clientAuthentication !== "none" && !clientSecret)
    throw new Error(`PAKMUT_OIDC_CLIENT_AUTH=${clientAuthentication} needs PAKMUT_OIDC_CLIENT_SECRET.`);
  const scopes = words(given.PAKMUT_OIDC_SCOPES);
  if (!scopes.includes("openid")) throw new Error('PAKMUT_OIDC_SCOPES must hold "openid".');
  return {
    issuerUrl: given.PAKMUT_OIDC_ISSUER,
    clientId: given.PAKMUT_OIDC_CLIENT_ID,
    clientSecret,
    clientAuthentication,
    scopes,
    endpoints: readEndpoints(given),
    nameClaims: given.PAKMUT_OIDC_NAME_CLAIMS?.split(",").map(words),
    postLogoutParameter: given.PAKMUT_OIDC_POST_LOGOUT_PARAMETER,
    registerUrl: given.PAKMUT_DIGITAL_ID_REGISTER_URL,
  };
}

function readEndpoints(given: Environment): ProviderEndpoints | undefined {
  const [authorization, token] = [given.PAKMUT_OIDC_AUTHORIZE_URL, given.PAKMUT_OIDC_TOKEN_URL];
  const jwks = given.PAKMUT_OIDC_JWKS_URL;
  const [userInfo, endSession] = [given.PAKMUT_OIDC_USERINFO_URL, given.PAKMUT_OIDC_END_SESSION_URL];
  if (![authorization, token, jwks, userInfo, endSession].some(Boolean)) return undefined;
  if (!authorization || !token || !jwks)
    throw new Error(
      "Set PAKMUT_OIDC_AUTHORIZE_URL, PAKMUT_OIDC_TOKEN_URL and PAKMUT_OIDC_JWKS_URL together, or none of the addresses: then the provider is asked.",
    );
  return { authorization, token, jwks, userInfo: userInfo ?? null, endSession: endSession ?? null };
}
