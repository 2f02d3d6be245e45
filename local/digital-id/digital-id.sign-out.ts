import type { KoaContextWithOIDC } from "oidc-provider";
import { signOutPage } from "./digital-id.pages";

/** Path of signing out, as the real Digital ID names it. */
export const SIGN_OUT = "/connect/endsession";

type SignOutContext = Pick<KoaContextWithOIDC, "status" | "redirect"> & Partial<Pick<KoaContextWithOIDC, "oidc">>;

/**
 * Pakmut says along whom it asks to sign out, by its own person's subject or ID token; then there is nothing to confirm.
 * Anybody else who opens the address is asked first.
 */
export async function signOut(context: KoaContextWithOIDC, form: string, base: string): Promise<void> {
  const { session, entities, params, provider } = context.oidc;
  const subject = entities.IdTokenHint?.payload.sub ?? params?.logout_hint;
  if (session?.accountId === undefined || subject !== session.accountId) {
    context.body = signOutPage(base, form);
    return;
  }
  await session.destroy();
  context.cookies.set(provider.cookieName("session"), null, { path: "/" });
  context.status = 303;
  context.redirect(returnAddress(params?.post_logout_redirect_uri, params?.state) ?? `${base}${SIGN_OUT}/success`);
}

/** Nobody is signed in here any more: go back at once instead of showing the library's page, which needs a script. */
export function skipEmptySignOut(context: SignOutContext, base: string): void {
  const { oidc } = context;
  if (oidc?.route !== "end_session" || context.status !== 200 || oidc.session?.accountId !== undefined) return;
  context.status = 303;
  context.redirect(
    returnAddress(oidc.params?.post_logout_redirect_uri, oidc.params?.state) ?? `${base}${SIGN_OUT}/success`,
  );
}

/** The library has checked the address against the client's registration before any of this runs. */
function returnAddress(address: unknown, state: unknown): string | undefined {
  if (typeof address !== "string") return undefined;
  const url = new URL(address);
  if (typeof state === "string") url.searchParams.set("state", state);
  return url.href;
}
