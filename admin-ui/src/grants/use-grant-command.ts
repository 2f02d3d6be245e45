import { useRef, useState } from "react";
import { useNotify, useLogoutIfAccessDenied } from "ra-core";
import { ApiError } from "../data/api-error";
import { errorText } from "../data/error-text";
import { useTakeSavedRecord } from "../data/use-record";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { SubmissionKey } from "../form/submission-key";
import { useText } from "../i18n/use-text";
import { reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";

interface GrantCommand {
  /** What the idempotency key stands for. */
  content: unknown;
  run: (idempotencyKey: string) => Promise<GrantRecordFragment>;
  /** Said when it is done. */
  done: string;
}

/** Runs one command on a grant: the page shows the grant as it is afterwards, and a refusal in plain words. */
export function useGrantCommand(onDone: () => void) {
  const text = useText();
  const notify = useNotify();
  const holder = useHolder();
  const takeSaved = useTakeSavedRecord();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  async function send({ content, run, done }: GrantCommand) {
    if (isSending) return;
    setSending(true);
    setProblem(null);
    try {
      const saved = await run(submission.current.for(content));
      submission.current.settle();
      await takeSaved("grants", saved);
      notify(done, { type: "success" });
      onDone();
    } catch (error) {
      if (await logoutIfAccessDenied(error)) return;
      const isRefused = error instanceof ApiError && error.code === "FORBIDDEN" && error.reason;
      setProblem(isRefused ? reasonText({ reason: error.reason }, holder, text) : errorText(error, text));
    } finally {
      setSending(false);
    }
  }
  return { send, problem, isSending };
}
