import { queryOptions, useQuery } from "@tanstack/react-query";
import { ApiError } from "../data/api-error";
import { askAgainWhenBusy } from "../data/ask-again";
import { noteSignedIn } from "./session-end";

/** What a person may be here, and where: one role on one organisation and everything below it. */
export interface SessionGrant {
  id: string;
  role: Role;
  organisationId: string;
  organisationNameTh: string;
  organisationNameEn: string | null;
}

export type Role =
  | "PLATFORM_ADMIN"
  | "OPDC_OFFICER"
  | "CENTRAL_OFFICER"
  | "SERVICE_POINT_OFFICER"
  | "HANDBOOK_AUTHOR"
  | "HANDBOOK_REVIEWER"
  | "BI_READER";

/** The answer of `GET /auth/me`. */
export interface Session {
  signedIn: boolean;
  displayName: string | null;
  activeGrantId: string | null;
  grants: SessionGrant[];
  /** Why the session that this browser had is over; null also when she signed out herself. */
  endReason: SessionEndReason | null;
}

export type SessionEndReason = "IDLE" | "TOO_LONG" | "GRANTS_ENDED" | "SIGNED_OUT_BY_OFFICER";

/** Nobody, as `GET /auth/me` says it. */
export const signedOut: Session = {
  signedIn: false,
  displayName: null,
  activeGrantId: null,
  grants: [],
  endReason: null,
};

/** The gateway refuses a request with a session cookie that lacks this header: another site's page cannot send it. */
export const CSRF_HEADER = { "x-pakmut-csrf": "1" } as const;

async function fetchSession({ signal }: { signal: AbortSignal }): Promise<Session> {
  const response = await askGateway("/auth/me", { signal });
  if (!response.ok) throw new Error(`GET /auth/me answered ${response.status}`);
  const session = (await response.json()) as Session;
  if (session.signedIn) noteSignedIn();
  return session;
}

/** Asks again while the gateway is too busy: whoever is not known for a moment has not been signed out. */
function askGateway(path: string, request: RequestInit & { signal?: AbortSignal }): Promise<Response> {
  const ask = async () => {
    const response = await fetch(path, { credentials: "same-origin", ...request });
    if (response.status === 503) throw new ApiError("SERVICE_UNAVAILABLE", `${path} answered 503`);
    return response;
  };
  return askAgainWhenBusy(ask, request.signal);
}

/** Asked again after a minute at most, so that grants that were taken away vanish from the frame too. */
export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: fetchSession, staleTime: 60_000 });

/** Who is signed in and with which grants; `undefined` until the first answer. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The grant that every request of this session is judged by. */
export function activeGrantOf(session: Session | undefined): SessionGrant | undefined {
  return session?.grants.find((grant) => grant.id === session.activeGrantId);
}

/** `useSession` and `activeGrantOf` in one. */
export function useActiveGrant(): SessionGrant | undefined {
  return activeGrantOf(useSession());
}

async function post(path: string, body: object): Promise<Response> {
  const response = await askGateway(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...CSRF_HEADER },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}`);
  return response;
}

/** Makes another of the person's grants the active one. Throws when the gateway refuses, e.g. because it was taken away. */
export async function activateGrant(grantId: string): Promise<void> {
  await post("/auth/grant", { grantId });
}

/** Ends the session here; gives the address that ends it at the identity provider too. */
export async function endSession(): Promise<string> {
  const response = await post("/auth/logout", {});
  const { redirectTo } = (await response.json()) as { redirectTo: string };
  return redirectTo;
}

/** The address that leads to making a Digital ID, and from there to signing in. */
export function registerUrl(returnPath: string): string {
  return `/auth/register?returnTo=${encodeURIComponent(`/admin${returnPath}`)}`;
}

/** The address that starts signing in and comes back to a page of the back office. */
export function signInUrl(returnPath: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(`/admin${returnPath}`)}`;
}
