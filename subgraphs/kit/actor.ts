import { importJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type Role, roles } from "../../schema/roles-and-actions";

/** The one active grant of the person who asks. */
export interface ActiveGrant {
  id: string;
  role: Role;
  organisationId: string;
  /** Path of the organisation in the tree: the scope of row level security. */
  scopePath: string;
}

/** Who asks. `null` wherever an `Actor | null` is taken means: nobody we know. */
export interface Actor {
  personId: string;
  displayName: string;
  grant: ActiveGrant | null;
  /** Where the person's request comes from, as the gateway sees it; `null` when nobody sent one. */
  address: string | null;
}

/** An actor is believed for 60 seconds: long enough for one operation, short enough that a stolen one is useless. */
export const actorLifetimeSeconds = 60;
/** The clocks of two machines may differ that much. */
const clockToleranceSeconds = 30;
const issuer = "pakmut-gateway";
const algorithm = "EdDSA";
/** Subject of a token that says: the gateway asks, and nobody is signed in. No id of a person looks like this. */
const nobody = "nobody";

const claimsShape = z.object({
  sub: z.string(),
  name: z.string(),
  grant: z
    .object({ id: z.string(), role: z.enum(roles), organisationId: z.string(), scopePath: z.string() })
    .nullable(),
  address: z.union([z.ipv4(), z.ipv6()]).nullable(),
});

/** Who asks and from where, as the gateway vouches for it. `actor: null` is nobody, vouched for as well. */
export interface Voucher {
  actor: Actor | null;
  /** Also nobody's request comes from somewhere: limits of what strangers may do are counted by it. */
  address: string | null;
}

/**
 * Signs an actor for one subgraph, so that a subgraph in a process of its own can believe it.
 * @param audience name of the subgraph: a token for one is refused by the others
 * @param address where the request comes from, for somebody who is not signed in
 */
export async function signActor(
  actor: Actor | null,
  audience: string,
  privateJwk: JWK,
  address: string | null = null,
): Promise<string> {
  const from = actor ? actor.address : address;
  return new SignJWT({ name: actor?.displayName ?? "", grant: actor?.grant ?? null, address: from })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(actor?.personId ?? nobody)
    .setIssuedAt()
    .setExpirationTime(`${actorLifetimeSeconds}s`)
    .sign(await importJWK(privateJwk, algorithm));
}

/** Reads a signed actor. Throws whenever signature, issuer, audience, age or shape is not exactly right. */
export const verifyActor = async (token: string, audience: string, publicJwk: JWK): Promise<Actor | null> =>
  (await verifyVoucher(token, audience, publicJwk)).actor;

/** The same with where the request comes from. */
export async function verifyVoucher(token: string, audience: string, publicJwk: JWK): Promise<Voucher> {
  const { payload } = await jwtVerify(token, await importJWK(publicJwk, algorithm), {
    issuer,
    audience,
    algorithms: [algorithm],
    requiredClaims: ["sub", "exp", "iat"],
    maxTokenAge: actorLifetimeSeconds,
    clockTolerance: clockToleranceSeconds,
  });
  const claims = claimsShape.parse(payload);
  const { sub, name, grant, address } = claims;
  return { address, actor: sub === nobody ? null : { personId: sub, displayName: name, grant, address } };
}
