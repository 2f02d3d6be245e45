import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied, useNotify } from "ra-core";
import { ApiError, type FieldProblem } from "../data/api-error";
import { errorText, fieldProblemText } from "../data/error-text";
import { SubmissionKey } from "../form/submission-key";
import { useText } from "../i18n/use-text";

interface RegistrationCommand {
  /** What the idempotency key stands for. */
  content: unknown;
  run: (idempotencyKey: string) => Promise<unknown>;
  /** Said when it is done. */
  done: string;
}

/** Decides on a request, and shows everything as it is afterwards. Somebody who was faster is named. */
export function useRegistrationCommand(onDone: () => void) {
  const text = useText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const [problem, setProblem] = useState<string | null>(null);
  const [fields, setFields] = useState<FieldProblem[]>([]);
  const [isSending, setSending] = useState(false);

  async function tell(error: unknown) {
    const found = error instanceof ApiError ? error : null;
    setFields(found?.fields ?? []);
    const name = found?.conflict?.changedByName;
    const [field] = found?.fields ?? [];
    if (name) setProblem(text("registration.decidedMeanwhile", { name }));
    else setProblem(field ? fieldProblemText(field, text) : errorText(error, text));
    // What the page shows is no longer so.
    if (found?.code === "CONFLICT" || found?.code === "INVALID_TRANSITION") await queryClient.invalidateQueries();
  }

  async function send({ content, run, done }: RegistrationCommand) {
    if (isSending) return;
    setSending(true);
    setProblem(null);
    setFields([]);
    try {
      await run(submission.current.for(content));
      submission.current.settle();
      await queryClient.invalidateQueries();
      notify(done, { type: "success" });
      onDone();
    } catch (error) {
      if (!(await logoutIfAccessDenied(error))) await tell(error);
    } finally {
      setSending(false);
    }
  }
  return { send, problem, fields, isSending };
}
