import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { ApiError } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import { useCommand } from "../data/use-command";
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
  const { send, error, problem, isSending } = useCommand();
  const refusal = error instanceof ApiError ? error : null;
  const [field] = refusal?.fields ?? [];

  const sendDecision = ({ content, run, done }: RegistrationCommand) =>
    send({
      content,
      run: async (idempotencyKey) => {
        try {
          return await run(idempotencyKey);
        } catch (caught) {
          // What the page shows is no longer so.
          if (isOvertaken(caught)) await queryClient.invalidateQueries();
          throw caught;
        }
      },
      onDone: async () => {
        await queryClient.invalidateQueries();
        notify(done, { type: "success" });
        onDone();
      },
    });

  function problemText(): string | null {
    const name = refusal?.conflict?.changedByName;
    if (name) return text("registration.decidedMeanwhile", { name });
    return field ? fieldProblemText(field, text) : problem;
  }
  return { send: sendDecision, problem: problemText(), fields: refusal?.fields ?? [], isSending };
}

const isOvertaken = (error: unknown) =>
  error instanceof ApiError && (error.code === "CONFLICT" || error.code === "INVALID_TRANSITION");
