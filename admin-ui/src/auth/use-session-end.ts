import { useQuery } from "@tanstack/react-query";
import type { authTh } from "./auth.th";
import { sessionQuery, type SessionEndReason } from "./session";
import { hadSession } from "./session-end";

/** Why somebody is at the sign-in page. */
export type Reason = keyof typeof authTh.reason;

const told: Record<SessionEndReason, Reason> = {
  IDLE: "expired",
  TOO_LONG: "too-long",
  GRANTS_ENDED: "removed",
  SIGNED_OUT_BY_OFFICER: "ended",
};

/** Why the session of this browser is over, as the gateway tells it; null while it is asked, and when nothing is over. */
export function useSessionEnd(): Reason | null {
  const { data: session, isFetching } = useQuery(sessionQuery);
  if (isFetching || !session || session.signedIn) return null;
  if (session.endReason) return told[session.endReason];
  return hadSession() ? "signed-out" : null;
}
