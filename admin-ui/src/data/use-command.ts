import { useRef, useState } from "react";
import { useLogoutIfAccessDenied } from "ra-core";
import { SubmissionKey } from "../form/submission-key";
import { useText } from "../i18n/use-text";
import { reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";
import { ApiError } from "./api-error";
import { errorText } from "./error-text";

interface Command<Result> {
  /** What the idempotency key stands for: the same content sent again, after a lost answer, has one effect. */
  content: unknown;
  run: (idempotencyKey: string) => Promise<Result>;
  onDone: (result: Result) => void | Promise<void>;
}

/** Runs commands one at a time; what went wrong is kept as an error and as a sentence. */
export function useCommand() {
  const text = useText();
  const holder = useHolder();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const isBusy = useRef(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function send<Result>({ content, run, onDone }: Command<Result>) {
    if (isBusy.current) return;
    isBusy.current = true;
    setSending(true);
    setError(null);
    try {
      const result = await run(submission.current.for(content));
      submission.current.settle();
      await onDone(result);
    } catch (caught) {
      if (!(await logoutIfAccessDenied(caught))) setError(caught);
    } finally {
      isBusy.current = false;
      setSending(false);
    }
  }
  const isRefused = error instanceof ApiError && error.code === "FORBIDDEN" && error.reason !== undefined;
  const problem =
    error === null ? null : isRefused ? reasonText({ reason: error.reason }, holder, text) : errorText(error, text);
  return { send, isSending, error, problem, clear: () => setError(null) };
}
