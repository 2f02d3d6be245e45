import type { AuthProvider } from "ra-core";
import { ApiError } from "../data/api-error";
import { dropAllDrafts } from "../form/draft-store";
import { queryClient } from "../data/query-client";
import { hasUnsavedWork, reportSessionEnd } from "./session-end";
import { activeGrantOf, endSession, sessionQuery, signedOut, type Session } from "./session";

const signInPath = "/login";

/** Where somebody belongs who has no active grant. */
export function pageWithoutRole({ signedIn }: Session): string {
  return signedIn ? "/no-role" : signInPath;
}

/** Rejections with `message: false` move the person to another page without a notification: the page says what happened. */
function leaveFor(path: string, logoutUser = false) {
  return { message: false as const, redirectTo: path, logoutUser };
}

/**
 * react-admin's view of the gateway's cookie session. There is no password field of ours: signing in is a redirect, and
 * whether somebody is signed in is asked of the gateway, never kept here.
 */
export const authProvider: AuthProvider = {
  login: async () => undefined,

  /**
   * Also called when somebody may not be here: then there is nothing to end at the gateway, only a page to go to.
   * react-admin asks no other place for that page when it opens a page that needs signing in.
   */
  logout: async (params: { isUserAsking?: boolean } = {}) => {
    if (!params.isUserAsking) return pageWithoutRole(await queryClient.fetchQuery(sessionQuery));
    const redirectTo = await endSession();
    sessionStorage.clear();
    dropAllDrafts();
    return new URL(redirectTo, window.location.origin).href;
  },

  checkAuth: async () => {
    const session = await queryClient.fetchQuery(sessionQuery);
    if (!activeGrantOf(session)) throw leaveFor(pageWithoutRole(session));
  },

  /** A session that ended under unsaved work must not take the page away: the dialog of `SessionEndDialog` opens instead. */
  checkError: async (error: unknown) => {
    if (!(error instanceof ApiError)) return;
    // Perhaps the central officer has changed this person's role: the frame must show the new one.
    if (error.code === "FORBIDDEN") return void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    if (error.code !== "UNAUTHENTICATED") return;
    // Not removed: that would fail whoever waits for it. Asked again, because the gateway tells why.
    queryClient.setQueryData(sessionQuery.queryKey, signedOut);
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    if (hasUnsavedWork()) reportSessionEnd();
    else throw leaveFor(signInPath, true);
  },

  getIdentity: async () => {
    const session = await queryClient.fetchQuery(sessionQuery);
    return { id: session.activeGrantId ?? "", fullName: session.displayName ?? "" };
  },

  getPermissions: async () => undefined,
};
