import express, { type CookieOptions, type Request, type Response, type Router } from "express";
import type { AccountStore } from "./account.store";
import type { Faults } from "./markup";
import { draftLifetimeMs, type DraftStore } from "./draft.store";
import { fill, type Form, sendCode, sendFirstCode, submitStep } from "./sign-up.service";
import { isWithinReach, newDraft, openStep, type SignUpDraft, type Step, stepBefore, steps } from "./sign-up.draft";
import { lostPage, outboxPage, refusedPage, type SignUpPaths, stepPage } from "./sign-up.pages";

export interface SignUpParts {
  /** "/digital-id" */
  base: string;
  /** Where people reach Pakmut. */
  origin: string;
  accounts: AccountStore;
  drafts: DraftStore;
}

const cookieName = "digital_id_sign_up";
const account = "Account";

/** The address that begins a sign-up, named as the real Digital ID names it. */
export const registerPath = (base: string): string => `${base}/${account}/Register`;

/** A sign-in that may be returned to: one of ours that waits, or a new one of Pakmut. Nothing else of the world. */
export function safeReturnUrl(asked: unknown, base: string, origin: string): string {
  const fallback = "/auth/login";
  if (typeof asked !== "string" || asked.length > 2_000 || /[\\\p{Cc}]/u.test(asked)) return fallback;
  const url = URL.parse(asked, origin);
  if (!url || url.origin !== new URL(origin).origin) return fallback;
  const isOurs = url.pathname.startsWith(`${base}/interaction/`) || url.pathname === fallback;
  return isOurs ? `${url.pathname}${url.search}` : fallback;
}

/** A step's request: whose draft it is, and which. */
interface Visit {
  secret: string;
  draft: SignUpDraft;
  step: Step;
}

/**
 * Signing up, step by step, in plain forms. A draft belongs to a cookie that other sites' forms do not bring along
 * (SameSite), and nobody comes further than the first step that is not finished.
 */
export function signUpRouter(parts: SignUpParts): Router {
  const routes = new SignUpRoutes(parts);
  const readForm = express.urlencoded({ extended: false, limit: "10kb" });
  const router = express.Router();
  router.get("/Register", (request, response) => routes.begin(request, response));
  router.get("/Outbox", (request, response) => routes.showOutbox(request, response));
  for (const step of steps) {
    router.get(`/Register/${step}`, (request, response) => routes.showStep(step, request, response));
    router.post(`/Register/${step}`, readForm, (request, response) => routes.takeStep(step, request, response));
  }
  return router;
}

class SignUpRoutes {
  readonly #paths: SignUpPaths;
  readonly #cookie: CookieOptions;

  constructor(private readonly parts: SignUpParts) {
    const { base, origin } = parts;
    const path = `${base}/${account}`;
    this.#paths = { base, register: registerPath(base), outbox: `${path}/Outbox` };
    this.#cookie = { path, httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:") };
  }

  /** Goes on with what this browser began, or begins. */
  begin(request: Request, response: Response): void {
    const { base, origin, drafts } = this.parts;
    const returnUrl = safeReturnUrl(request.query.ReturnUrl, base, origin);
    const known = drafts.read(readCookie(request));
    const isUnfinished = known !== null && known.madeLogin === null;
    const secret = isUnfinished ? readCookie(request) : drafts.newSecret();
    drafts.write(secret, isUnfinished ? { ...known, returnUrl } : newDraft(returnUrl));
    response.cookie(cookieName, secret, { ...this.#cookie, maxAge: draftLifetimeMs });
    this.#goTo(response, "terms");
  }

  showOutbox(request: Request, response: Response): void {
    const visit = this.#visitOf("code", request, response);
    if (visit) response.type("html").send(outboxPage(this.#paths, visit.draft));
  }

  showStep(step: Step, request: Request, response: Response): void {
    const visit = this.#visitOf(step, request, response);
    if (!visit) return;
    if (isWithinReach(step, visit.draft)) this.#show(response, visit);
    else this.#goTo(response, openStep(visit.draft));
  }

  async takeStep(step: Step, request: Request, response: Response): Promise<void> {
    const visit = this.#visitOf(step, request, response);
    if (!visit) return;
    if (step === "done" || !isWithinReach(step, visit.draft)) return this.#goTo(response, openStep(visit.draft));
    const form = (name: string): string => textOf(request, name);
    const go = form("go");
    if (go === "back") return this.#goBack(response, visit, form);
    if (go === "refuse" && step === "terms") return this.#refuse(response, visit);
    if (go === "send" && step === "code") return this.#send(response, visit);
    const faults = await submitStep(step, visit.draft, form, this.parts.accounts);
    const isRight = Object.keys(faults).length === 0;
    if (isRight) sendFirstCode(visit.draft);
    this.parts.drafts.write(visit.secret, visit.draft);
    if (isRight) this.#goTo(response, openStep(visit.draft));
    else this.#show(response, visit, faults);
  }

  /** The step before, with what was typed here kept for coming again, right or wrong. */
  #goBack(response: Response, { secret, draft, step }: Visit, form: Form): void {
    fill(draft, step, form);
    this.parts.drafts.write(secret, draft);
    this.#goTo(response, stepBefore(step));
  }

  #refuse(response: Response, { secret, draft }: Visit): void {
    this.parts.drafts.remove(secret);
    response.clearCookie(cookieName, this.#cookie).type("html").send(refusedPage(this.#paths, draft.returnUrl));
  }

  #send(response: Response, visit: Visit): void {
    const faults = sendCode(visit.draft);
    this.parts.drafts.write(visit.secret, visit.draft);
    const isSent = Object.keys(faults).length === 0;
    this.#show(response, visit, faults, isSent ? "ส่งรหัสใหม่แล้ว รหัสเดิมใช้ไม่ได้อีก" : undefined);
  }

  #show(response: Response, { step, draft }: Visit, faults: Faults = {}, note?: string): void {
    response.status(Object.keys(faults).length > 0 ? 422 : 200).type("html");
    response.send(stepPage(this.#paths, step, draft, faults, note));
  }

  #goTo(response: Response, step: Step): void {
    response.redirect(303, `${this.#paths.register}/${step}`);
  }

  /** Whose draft the request is about; without one it answers that, and gives `null`. */
  #visitOf(step: Step, request: Request, response: Response): Visit | null {
    const secret = readCookie(request);
    const draft = this.parts.drafts.read(secret);
    if (draft) return { secret, draft, step };
    response.status(400).type("html").send(lostPage(this.#paths));
    return null;
  }
}

function readCookie(request: Request): string {
  const pair = request.headers.cookie?.split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`));
  return pair?.slice(cookieName.length + 1) ?? "";
}

/** A field of a form as text; "" when it is missing or came twice. */
export function textOf(request: Request, name: string): string {
  const body: unknown = request.body;
  const value = typeof body === "object" && body !== null ? new Map(Object.entries(body)).get(name) : undefined;
  return typeof value === "string" ? value : "";
}
