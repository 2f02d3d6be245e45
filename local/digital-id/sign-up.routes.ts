import express, { type CookieOptions, type Request, type Response, type Router } from "express";
import type { AccountStore } from "./account.store";
import { draftLifetimeMs, type DraftStore } from "./draft.store";
import { fill, sendCode, sendFirstCode, submitStep } from "./sign-up.service";
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
  const { base, origin, drafts } = parts;
  const register = registerPath(base);
  const paths: SignUpPaths = { base, register, outbox: `${base}/${account}/Outbox` };
  const cookie: CookieOptions = {
    path: `${base}/${account}`,
    httpOnly: true,
    sameSite: "lax",
    secure: origin.startsWith("https:"),
  };
  const router = express.Router();

  const visitOf = (request: Request, step: Step): Visit | null => {
    const secret = readCookie(request);
    const draft = drafts.read(secret);
    return draft && { secret, draft, step };
  };
  const goTo = (response: Response, step: Step): void => response.redirect(303, `${register}/${step}`);
  const show = (response: Response, { step, draft }: Visit, faults = {}, note?: string): void => {
    response.status(Object.keys(faults).length > 0 ? 422 : 200).type("html");
    response.send(stepPage(paths, step, draft, faults, note));
  };
  const lost = (response: Response): void => void response.status(400).type("html").send(lostPage(paths));

  router.get("/Register", (request, response) => {
    const returnUrl = safeReturnUrl(request.query.ReturnUrl, base, origin);
    const known = drafts.read(readCookie(request));
    const secret = known?.madeLogin === null ? readCookie(request) : drafts.newSecret();
    drafts.write(secret, known?.madeLogin === null ? { ...known, returnUrl } : newDraft(returnUrl));
    response.cookie(cookieName, secret, { ...cookie, maxAge: draftLifetimeMs });
    goTo(response, "terms");
  });

  router.get("/Outbox", (request, response) => {
    const visit = visitOf(request, "code");
    if (!visit) return lost(response);
    response.type("html").send(outboxPage(paths, visit.draft));
  });

  const refuse = (response: Response, { secret, draft }: Visit): void => {
    drafts.remove(secret);
    response.clearCookie(cookieName, cookie).type("html").send(refusedPage(paths, draft.returnUrl));
  };

  const submit = async (request: Request, response: Response, visit: Visit): Promise<void> => {
    const { secret, draft, step } = visit;
    const form = (name: string): string => textOf(request, name);
    const go = form("go");
    if (step === "terms" && go === "refuse") return refuse(response, visit);
    if (go === "back") fill(draft, step, form);
    const isSending = step === "code" && go === "send";
    const faults =
      go === "back" ? {} : isSending ? sendCode(draft) : await submitStep(step, draft, form, parts.accounts);
    if (Object.keys(faults).length === 0) sendFirstCode(draft);
    drafts.write(secret, draft);
    if (go === "back") return goTo(response, stepBefore(step));
    if (Object.keys(faults).length > 0) return show(response, visit, faults);
    if (isSending) return show(response, visit, {}, "ส่งรหัสใหม่แล้ว รหัสเดิมใช้ไม่ได้อีก");
    goTo(response, openStep(draft));
  };

  for (const step of steps) {
    const address = `/Register/${step}`;
    router.get(address, (request, response) => {
      const visit = visitOf(request, step);
      if (!visit) return lost(response);
      if (!isWithinReach(step, visit.draft)) return goTo(response, openStep(visit.draft));
      show(response, visit);
    });
    router.post(address, express.urlencoded({ extended: false, limit: "10kb" }), async (request, response) => {
      const visit = visitOf(request, step);
      if (!visit) return lost(response);
      if (step === "done" || !isWithinReach(step, visit.draft)) return goTo(response, openStep(visit.draft));
      await submit(request, response, visit);
    });
  }
  return router;
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
