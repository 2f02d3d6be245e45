import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied, useNotify } from "ra-core";
import { ApiError, type FieldProblem } from "../data/api-error";
import { errorText } from "../data/error-text";
import { operationName } from "../data/use-api-query";
import { SubmissionKey } from "../form/submission-key";
import { useText } from "../i18n/use-text";
import { HolidayYearDocument } from "./holiday.graphql";

interface HolidayCommand {
  /** What the idempotency key stands for. */
  content: unknown;
  run: (idempotencyKey: string) => Promise<unknown>;
  /** Said when it is done. */
  done: string;
}

/** Runs one command on the calendar and shows the calendar as it is afterwards; a refusal is told in plain words. */
export function useHolidayCommand(onDone: () => void) {
  const text = useText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const [problem, setProblem] = useState<string | null>(null);
  const [fields, setFields] = useState<FieldProblem[]>([]);
  const [isSending, setSending] = useState(false);
  async function send({ content, run, done }: HolidayCommand) {
    if (isSending) return;
    setSending(true);
    setProblem(null);
    setFields([]);
    try {
      await run(submission.current.for(content));
      submission.current.settle();
      await queryClient.invalidateQueries({ queryKey: [operationName(HolidayYearDocument as never)] });
      notify(done, { type: "success" });
      onDone();
    } catch (error) {
      if (await logoutIfAccessDenied(error)) return;
      setFields(error instanceof ApiError ? error.fields : []);
      setProblem(errorText(error, text));
    } finally {
      setSending(false);
    }
  }
  return { send, problem, fields, isSending };
}
