import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import Provider, { type AccountClaims, type Configuration } from "oidc-provider";
import { explainFileError } from "../plain-error";
import { type Account, AccountStore, displayNameOf } from "./account.store";
import { refuseInProduction } from "./demo.account";
import { DigitalIdStore } from "./digital-id.adapter";
import { openDigitalIdDatabase } from "./digital-id.database";
import { interactionRouter } from "./digital-id.interaction";
import { type DigitalIdSecrets, loadSecrets } from "./digital-id.secrets";
import { SIGN_OUT, signOut, skipEmptySignOut } from "./digital-id.sign-out";
import { DraftStore } from "./draft.store";
import { GuessStore } from "./guess.store";
import { messagePage } from "./markup";
import { PasswordDoor } from "./password.door";
import { registerPath, signUpRouter } from "./sign-up.routes";

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
  /** Where somebody without an account makes one. */
  registerUrl: string;
  close(): void;
}

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
  const { secrets, database } = openState(directory);
  const homeUrl = `${origin}/admin/`;
  const accounts = new AccountStore(database, secrets.citizenIdKey);
  const door = new PasswordDoor(accounts, new GuessStore(database, secrets.citizenIdKey));
  const store = new DigitalIdStore(database);
  const provider = new Provider(`${origin}${PATH}`, configurationOf({ origin, homeUrl, secrets, store, accounts }));
  provider.use(async (context, next) => {
    await next();
    skipEmptySignOut(context, PATH);
  });
  const router = express.Router();
  router.use("/assets", assets());
  router.use(pageHeaders);
  router.use("/interaction", interactionRouter({ provider, accounts, door, base: PATH, homeUrl }));
  router.use("/Account", signUpRouter({ base: PATH, origin, accounts, drafts: new DraftStore(database) }));
  router.use(provider.callback());
  return {
    path: PATH,
    router,
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: secrets.clientSecret,
    registerUrl: `${origin}${registerPath(PATH)}`,
    close: () => database.close(),
  };
}

function openState(directory: string): { secrets: DigitalIdSecrets; database: DatabaseSync } {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const secrets = loadSecrets(join(directory, "secrets.json"), Date.now());
    return { secrets, database: openDigitalIdDatabase(join(directory, "state.sqlite")) };
  } catch (error) {
    throw explainFileError(error, directory);
  }
}

interface ProviderParts {
  origin: string;
  homeUrl: string;
  secrets: DigitalIdSecrets;
  store: DigitalIdStore;
  accounts: AccountStore;
}

function configurationOf({ origin, homeUrl, secrets, store, accounts }: ProviderParts): Configuration {
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
    claims: { openid: ["sub"], profile: ["name", "given_name", "family_name"] },
    // Real Digital ID puts the name into the ID token too, so Pakmut need not ask twice.
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const account = accounts.findBySubject(subject);
      return account ? { accountId: subject, claims: () => claimsOf(account) } : undefined;
    },
    // As the real Digital ID names them.
    routes: {
      authorization: "/connect/authorize",
      token: "/connect/token",
      userinfo: "/connect/userinfo",
      end_session: SIGN_OUT,
      jwks: "/.well-known/openid-configuration/jwks",
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
        logoutSource: (context, form) => signOut(context, form, PATH),
        postLogoutSuccessSource: (context) => {
          context.body = messagePage(PATH, "ออกจากระบบแล้ว", "คุณออกจากระบบ Digital ID เรียบร้อยแล้ว", way);
        },
      },
    },
  };
}

const claimsOf = (account: Account): AccountClaims => ({
  sub: account.subject,
  name: displayNameOf(account),
  given_name: account.givenName,
  family_name: account.familyName,
});

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
