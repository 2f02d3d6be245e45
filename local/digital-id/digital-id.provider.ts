import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import { explainFileError } from "../plain-error";
import { findAccountBySubject, refuseInProduction } from "./demo.account";
import { DigitalIdStore } from "./digital-id.adapter";
import { interactionRouter } from "./digital-id.interaction";
import { messagePage, signOutPage } from "./digital-id.pages";
import { type DigitalIdSecrets, loadSecrets } from "./digital-id.secrets";

export interface DigitalIdOptions {
  /** Where people reach Pakmut, without a slash at the end: "http://localhost:4000". */
  origin: string;
  /** Absolute path of the directory that holds all state; keys and sessions go to `digital-id` in it. */
  dataDir: string;
}

/** A stand-in for the national Digital ID, ready to be mounted at `path`. */
export interface DigitalId {
  path: string;
  router: Router;
  issuer: string;
  clientId: string;
  clientSecret: string;
  close(): void;
}

type SignOutContext = Pick<KoaContextWithOIDC, "status" | "redirect"> & Partial<Pick<KoaContextWithOIDC, "oidc">>;

const PATH = "/digital-id";
const CLIENT_ID = "pakmut";
const HOUR_SECONDS = 3600;

/**
 * Makes the stand-in: OpenID Connect with code flow and PKCE, Thai pages, the demo accounts.
 * Throws a PlainError in production, or when its directory cannot be written.
 */
export function createDigitalId({ origin, dataDir }: DigitalIdOptions): DigitalId {
  refuseInProduction("The stand-in for Digital ID");
  const directory = join(dataDir, "digital-id");
  const { secrets, store } = openState(directory);
  const homeUrl = `${origin}/admin/`;
  const provider = new Provider(`${origin}${PATH}`, configurationOf(origin, homeUrl, secrets, store));
  provider.use(async (context, next) => {
    await next();
    skipEmptySignOut(context);
  });
  const router = express.Router();
  router.use("/assets", assets());
  router.use(pageHeaders);
  router.use("/interaction", interactionRouter(provider, PATH, homeUrl));
  router.use(provider.callback());
  return {
    path: PATH,
    router,
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: secrets.clientSecret,
    close: () => store.close(),
  };
}

function openState(directory: string): { secrets: DigitalIdSecrets; store: DigitalIdStore } {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const secrets = loadSecrets(join(directory, "secrets.json"), Date.now());
    return { secrets, store: new DigitalIdStore(join(directory, "state.sqlite")) };
  } catch (error) {
    throw explainFileError(error, directory);
  }
}

function configurationOf(
  origin: string,
  homeUrl: string,
  secrets: DigitalIdSecrets,
  store: DigitalIdStore,
): Configuration {
  const way = { href: homeUrl, label: "กลับไปที่ปักหมุด" };
  return {
    adapter: (model) => store.adapterFor(model),
    clients: [clientOf(origin, homeUrl, secrets.clientSecret)],
    jwks: { keys: secrets.signingKeys.map(({ jwk }) => jwk) },
    cookies: {
      keys: secrets.cookieKeys,
      names: { session: "digital_id_session", interaction: "digital_id_interaction", resume: "digital_id_resume" },
    },
    scopes: ["openid", "profile"],
    claims: { openid: ["sub"], profile: ["name"] },
    // Real Digital ID puts the name into the ID token too, so Pakmut need not ask twice.
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const account = findAccountBySubject(subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, name: account.displayName }) };
    },
    interactions: { url: (_context, { uid }) => `${PATH}/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: 12 * HOUR_SECONDS,
      Grant: 12 * HOUR_SECONDS,
    },
    renderError: (context) => {
      context.type = "html";
      context.body = messagePage(
        PATH,
        "เข้าสู่ระบบไม่สำเร็จ",
        "Digital ID ทำรายการนี้ต่อไม่ได้ กลับไปที่ปักหมุดแล้วเริ่มเข้าสู่ระบบใหม่",
        way,
      );
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => signOut(context, form),
        postLogoutSuccessSource: (context) => {
          context.body = messagePage(PATH, "ออกจากระบบแล้ว", "คุณออกจากระบบ Digital ID เรียบร้อยแล้ว", way);
        },
      },
    },
  };
}

function clientOf(origin: string, homeUrl: string, clientSecret: string) {
  return {
    client_id: CLIENT_ID,
    client_secret: clientSecret,
    redirect_uris: [`${origin}/auth/callback`],
    post_logout_redirect_uris: [homeUrl, `${homeUrl}?reason=signed-out`],
    grant_types: ["authorization_code"],
    response_types: ["code" as const],
  };
}

/**
 * Pakmut says along whom it asks to sign out, by its own person's subject or ID token; then there is nothing to confirm.
 * Anybody else who opens the address is asked first.
 */
async function signOut(context: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, entities, params, provider } = context.oidc;
  const subject = entities.IdTokenHint?.payload.sub ?? params?.logout_hint;
  if (session?.accountId === undefined || subject !== session.accountId) {
    context.body = signOutPage(PATH, form);
    return;
  }
  await session.destroy();
  context.cookies.set(provider.cookieName("session"), null, { path: "/" });
  context.status = 303;
  context.redirect(returnAddress(params?.post_logout_redirect_uri, params?.state) ?? `${PATH}/session/end/success`);
}

/** Nobody is signed in here any more: go back at once instead of showing the library's page, which needs a script. */
function skipEmptySignOut(context: SignOutContext): void {
  const { oidc } = context;
  if (oidc?.route !== "end_session" || context.status !== 200 || oidc.session?.accountId !== undefined) return;
  context.status = 303;
  context.redirect(
    returnAddress(oidc.params?.post_logout_redirect_uri, oidc.params?.state) ?? `${PATH}/session/end/success`,
  );
}

/** The library has checked the address against the client's registration before any of this runs. */
function returnAddress(address: unknown, state: unknown): string | undefined {
  if (typeof address !== "string") return undefined;
  const url = new URL(address);
  if (typeof state === "string") url.searchParams.set("state", state);
  return url.href;
}

function pageHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
  });
  next();
}

function assets(): Router {
  const router = express.Router();
  const fontDir = join(dirname(require.resolve("@fontsource/sarabun/package.json")), "files");
  const options = { index: false, maxAge: "1h" } as const;
  router.use("/fonts", express.static(fontDir, options));
  router.use(express.static(join(__dirname, "assets"), options));
  return router;
}
