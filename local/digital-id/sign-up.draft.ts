import { z } from "zod";
import { type FieldName, fieldNames, readField } from "./sign-up.fields";
import { oneTimeCodeShape } from "./one-time-code";

/** The steps to an account, in their order. */
export const steps = ["terms", "card", "person", "account", "code", "review", "done"] as const;
export type Step = (typeof steps)[number];

/** What is typed at which step. */
export const fieldsOf: Record<Step, readonly FieldName[]> = {
  terms: [],
  card: ["laserCode"],
  person: ["firstName", "lastName", "citizenId", "mobile"],
  account: ["login"],
  code: [],
  review: [],
  done: [],
};

export const signUpDraftShape = z.object({
  /** Where the sign-in waits that this sign-up interrupted. */
  returnUrl: z.string(),
  hasAgreed: z.boolean(),
  /** As typed, right or wrong: who comes back finds it again. */
  typed: z.partialRecord(z.enum(fieldNames), z.string()),
  /** The password's hash, and the user name with which it was judged. */
  password: z.object({ hash: z.string(), strength: z.enum(["fair", "good", "strong"]), login: z.string() }).nullable(),
  sentCode: oneTimeCodeShape.nullable(),
  /** The number at which a code was received. */
  provenMobile: z.string().nullable(),
  /** What would have gone out as SMS, the newest first. */
  messages: z.array(z.object({ at: z.number(), to: z.string(), text: z.string() })),
  /** User name of the account that was made: all else is gone by then. */
  madeLogin: z.string().nullable(),
});
export type SignUpDraft = z.infer<typeof signUpDraftShape>;

export const newDraft = (returnUrl: string): SignUpDraft => ({
  returnUrl,
  hasAgreed: false,
  typed: {},
  password: null,
  sentCode: null,
  provenMobile: null,
  messages: [],
  madeLogin: null,
});

/** A field's value, or "" while it is not right. */
export function fieldValue({ typed }: SignUpDraft, name: FieldName): string {
  const reading = readField(name, typed[name] ?? "");
  return "value" in reading ? reading.value : "";
}

/** The first step that is not finished: nobody comes further. */
export function openStep(draft: SignUpDraft): Step {
  if (draft.madeLogin !== null) return "done";
  const isFilled = (step: Step): boolean => fieldsOf[step].every((name) => fieldValue(draft, name) !== "");
  if (!draft.hasAgreed) return "terms";
  if (!isFilled("card")) return "card";
  if (!isFilled("person")) return "person";
  if (!isFilled("account") || draft.password?.login !== fieldValue(draft, "login")) return "account";
  return draft.provenMobile === fieldValue(draft, "mobile") ? "review" : "code";
}

/** May this step be shown? Those before the open one may; once the account is made, only the end. */
export function isWithinReach(step: Step, draft: SignUpDraft): boolean {
  const open = openStep(draft);
  return open === "done" ? step === "done" : steps.indexOf(step) <= steps.indexOf(open);
}

/** The step before this one. */
export const stepBefore = (step: Step): Step => steps[Math.max(0, steps.indexOf(step) - 1)] ?? "terms";
