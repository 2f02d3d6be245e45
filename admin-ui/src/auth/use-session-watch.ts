import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { useLocale, useText } from "../i18n/use-text";
import { pageWithoutRole } from "./auth-provider";
import { grantOrganisationName } from "./grant-name";
import { activeGrantOf, sessionQuery, useSession, type SessionGrant } from "./session";
import { hasUnsavedWork, reportSessionEnd } from "./session-end";

/** An answer this young need not be asked for again. */
const FRESH_MS = 2_000;

/**
 * Asks with every page anew who the person is here, behind the page's back. The server judges each request by the grants
 * as they are; this makes the frame follow: a changed role shows on the next click, a removed person leaves at once.
 */
export function useSessionWatch(): void {
  const client = useQueryClient();
  const { pathname } = useLocation();
  // Each page asks, whatever its path.
  useEffect(() => {
    const state = client.getQueryState(sessionQuery.queryKey);
    if (!state || Date.now() - state.dataUpdatedAt < FRESH_MS) return;
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }, [client, pathname]);
  useLeaving();
  useChangedGrant();
}

/** Nobody stays on a page of the back office without a role. */
function useLeaving(): void {
  const session = useSession();
  const navigate = useNavigate();
  const place = useRef({ nextPathname: "", nextSearch: "" });
  const { pathname, search } = useLocation();
  place.current = { nextPathname: pathname, nextSearch: search };
  useEffect(() => {
    if (!session || activeGrantOf(session)) return;
    if (!session.signedIn && hasUnsavedWork()) reportSessionEnd();
    // As react-admin does it: signing in again leads back to here.
    else void navigate(pageWithoutRole(session), { replace: true, state: place.current });
  }, [session, navigate]);
}

/** The same grant with another role or organisation: what was read under the old one is dropped, and the person is told. */
function useChangedGrant(): void {
  const client = useQueryClient();
  const notify = useNotify();
  const text = useText();
  const [locale] = useLocale();
  const grant = activeGrantOf(useSession());
  const before = useRef<SessionGrant | undefined>(undefined);
  useEffect(() => {
    const old = before.current;
    before.current = grant;
    if (!grant || !old || old.id !== grant.id) return;
    if (old.role === grant.role && old.organisationId === grant.organisationId) return;
    const words = { role: text(`role.${grant.role}`), organisation: grantOrganisationName(grant, locale) };
    notify(text("auth.grantChanged", words), { type: "info" });
    void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }, [grant, client, notify, text, locale]);
}
