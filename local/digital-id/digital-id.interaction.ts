import express, { type NextFunction, type Request, type Response, type Router } from "express";
import type Provider from "oidc-provider";
import { addressOf, plainAddress } from "../../gateway/http/client.address";
import { type AccountStore, displayNameOf } from "./account.store";
import { consentPage, type SignInPaths, signInPage } from "./digital-id.pages";
import { type Faults, messagePage } from "./markup";
import type { PasswordDoor } from "./password.door";
import { registerPath, textOf } from "./sign-up.routes";

export interface InteractionParts {
  provider: Provider;
  accounts: AccountStore;
  door: PasswordDoor;
  /** Path of the stand-in. */
  base: string;
  homeUrl: string;
}

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** The steps between "sign in" and the way back to Pakmut: name and password, then consent. Plain forms, no script. */
export function interactionRouter({ provider, accounts, door, base, homeUrl }: InteractionParts): Router {
  const router = express.Router();
  const actionOf = ({ uid }: Interaction) => `${base}/interaction/${uid}`;
  const pathsOf = (interaction: Interaction): SignInPaths => {
    const action = actionOf(interaction);
    return { base, action, register: `${registerPath(base)}?ReturnUrl=${encodeURIComponent(action)}` };
  };

  const showStep = (interaction: Interaction, response: Response, login = "", faults: Faults = {}) => {
    const account = accounts.findBySubject(interaction.session?.accountId ?? "");
    const isSignIn = account === null || interaction.prompt.name === "login";
    response.status(Object.keys(faults).length > 0 ? 422 : 200).type("html");
    if (isSignIn) response.send(signInPage(pathsOf(interaction), login, faults));
    else response.send(consentPage(pathsOf(interaction), displayNameOf(account)));
  };

  const showRefusal = (interaction: Interaction, response: Response, login: string, waitMs: number) => {
    if (waitMs === 0) return showStep(interaction, response, login, { password: wrongPassword });
    response
      .status(429)
      .set("Retry-After", String(Math.ceil(waitMs / 1_000)))
      .type("html");
    return response.send(signInPage(pathsOf(interaction), login, { password: tooManyGuesses(waitMs) }));
  };

  router.use(express.urlencoded({ extended: false, limit: "10kb" }));

  router.get("/:uid", async (request, response) =>
    showStep(await provider.interactionDetails(request, response), response),
  );

  router.post("/:uid/login", async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    const [login, password] = [textOf(request, "login"), textOf(request, "password")];
    const missing = missingOf(login, password);
    if (Object.keys(missing).length > 0) return showStep(interaction, response, login, missing);
    const knock = await door.knock(login, password, whereFrom(request));
    if (knock.account === null) return showRefusal(interaction, response, login, knock.waitMs);
    const result = { login: { accountId: knock.account.subject, remember: false } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });

  router.post("/:uid/agree", async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    const accountId = interaction.session?.accountId;
    if (accountId === undefined) return showStep(interaction, response);
    const grant = new provider.Grant({ accountId, clientId: String(interaction.params.client_id) });
    grant.addOIDCScope(String(interaction.params.scope));
    const result = { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });

  router.post("/:uid/refuse", async (request, response) => {
    await forgetSession(provider, await provider.interactionDetails(request, response));
    const result = { error: "access_denied", error_description: "The person did not agree." };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });

  router.post("/:uid/switch", async (request, response) => {
    const interaction = await provider.interactionDetails(request, response);
    await forgetSession(provider, interaction);
    response.redirect(303, actionOf(interaction));
  });

  router.use(expiredPage(base, homeUrl));
  return router;
}

/** Who refuses, or is somebody else, must not stay signed in at Digital ID on a shared machine. */
async function forgetSession(provider: Provider, interaction: Interaction): Promise<void> {
  const uid = interaction.session?.uid;
  if (uid === undefined) return;
  await (await provider.Session.findByUid(uid))?.destroy();
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/** A step that was left open too long, or whose cookie is gone: says so and shows the way back. */
function expiredPage(base: string, homeUrl: string) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof Error) || error.name !== "SessionNotFound") return next(error);
    response
      .status(400)
      .type("html")
      .send(
        messagePage(base, "หน้านี้หมดอายุแล้ว", "การเข้าสู่ระบบครั้งนี้ใช้เวลานานเกินไปหรือถูกเปิดซ้ำ กลับไปที่ปักหมุดแล้วเริ่มเข้าสู่ระบบใหม่", {
          href: homeUrl,
          label: "กลับไปที่ปักหมุด",
        }),
      );
  };
}

function missingOf(login: string, password: string): Faults {
  return {
    ...(login.trim() === "" && { login: "กรอกชื่อผู้ใช้" }),
    ...(password === "" && { password: "กรอกรหัสผ่าน" }),
  };
}

const wrongPassword = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ตรวจดูแล้วลองอีกครั้ง";
const tooManyGuesses = (waitMs: number): string =>
  `ใส่รหัสผ่านผิดหลายครั้งเกินไป ลองใหม่ได้ในอีก ${Math.ceil(waitMs / 60_000)} นาที`;

/** Behind the gateway as it sees the client; on a port of its own, the other end of the connection. */
const whereFrom = (request: Request): string =>
  addressOf(request) ?? plainAddress(request.socket.remoteAddress) ?? "unknown";
