import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import { addressOf } from "../http/client.address";
import { refuse } from "../http/refusal";
import { requireSameSite } from "../http/same-site.guard";
import { clearSessionCookie, readSessionCookie } from "./cookies";
import { hashOf } from "./secret";
import type { GrantChoice, SessionEnd } from "./session.store";
import type { SignInParts } from "./sign-in.routes";

/** What the UI knows of the person before it asks anything else. */
export interface MeAnswer {
  signedIn: boolean;
  displayName: string | null;
  activeGrantId: string | null;
  grants: GrantChoice[];
  /** Why the session that came along is over. */
  endReason: SessionEnd | null;
}

const nobody: MeAnswer = { signedIn: false, displayName: null, activeGrantId: null, grants: [], endReason: null };
const grantBody = z.strictObject({ grantId: z.uuid() });
const signedOutUrl = "/admin/?reason=signed-out";

/** `/auth/me` tells who is signed in, `/auth/grant` chooses the active grant, `/auth/logout` ends the session. */
export function sessionRoutes(parts: SignInParts): Router {
  const router = Router();
  const guard = requireSameSite(new URL(parts.publicUrl).origin, { always: true });
  const readBody = express.json({ limit: "4kb", inflate: false });
  router.get("/me", (request, response) => me(parts, request, response));
  router.all("/grant", guard, readBody, (request, response) => chooseGrant(parts, request, response));
  router.all("/logout", guard, readBody, (request, response) => logout(parts, request, response));
  return router;
}

async function answerFor({ sessions }: SignInParts, request: Request): Promise<MeAnswer> {
  const secret = readSessionCookie(request);
  const actor = secret ? await sessions.readActor(hashOf(secret), addressOf(request)) : null;
  if (!secret) return nobody;
  if (!actor) return { ...nobody, endReason: await sessions.readEnd(hashOf(secret)) };
  const grants = await sessions.readGrants(hashOf(secret));
  const { displayName, grant } = actor;
  return { signedIn: true, displayName, activeGrantId: grant?.id ?? null, grants, endReason: null };
}

async function me(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const answer = await answerFor(parts, request);
  // What tells why stays until the next sign-in: the person's other tabs ask too.
  if (!answer.signedIn && !answer.endReason && readSessionCookie(request)) clearSessionCookie(response);
  response.json(answer);
}

async function chooseGrant(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const body = grantBody.safeParse(request.body);
  if (!body.success) return refuse(response, 400, "Send { grantId }.");
  const secret = readSessionCookie(request);
  const isChosen = secret && (await parts.sessions.chooseGrant(hashOf(secret), body.data.grantId));
  if (!isChosen) return refuse(response, 403, "This is not a grant of yours.");
  response.json(await answerFor(parts, request));
}

async function logout({ sessions, digitalId }: SignInParts, request: Request, response: Response): Promise<void> {
  const secret = readSessionCookie(request);
  const hint = secret ? await sessions.close(hashOf(secret)) : null;
  clearSessionCookie(response);
  // Without a session of ours there is none at the provider that we may speak for.
  const providerUrl = hint ? await digitalId.endSessionUrl(hint) : null;
  response.json({ redirectTo: providerUrl ?? signedOutUrl });
}
