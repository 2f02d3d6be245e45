import { useNotify } from "ra-core";
import { useCommand } from "../data/use-command";
import { useTakeSavedRecord } from "../data/use-record";
import type { GrantRecordFragment } from "../data/generated/graphql";

interface GrantCommand {
  /** What the idempotency key stands for. */
  content: unknown;
  run: (idempotencyKey: string) => Promise<GrantRecordFragment>;
  /** Said when it is done. */
  done: string;
}

/** Runs one command on a grant: the page shows the grant as it is afterwards, and a refusal in plain words. */
export function useGrantCommand(onDone: () => void) {
  const notify = useNotify();
  const takeSaved = useTakeSavedRecord();
  const { send, problem, isSending } = useCommand();
  const sendGrant = ({ content, run, done }: GrantCommand) =>
    send({
      content,
      run,
      onDone: async (saved) => {
        await takeSaved("grants", saved);
        notify(done, { type: "success" });
        onDone();
      },
    });
  return { send: sendGrant, problem, isSending };
}
