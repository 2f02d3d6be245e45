import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import { ApiError } from "../data/api-error";
import { operationName } from "../data/use-api-query";
import { useCommand } from "../data/use-command";
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
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { send, error, problem, isSending } = useCommand();
  const sendHoliday = ({ content, run, done }: HolidayCommand) =>
    send({
      content,
      run,
      onDone: async () => {
        await queryClient.invalidateQueries({ queryKey: [operationName(HolidayYearDocument as never)] });
        notify(done, { type: "success" });
        onDone();
      },
    });
  return { send: sendHoliday, problem, fields: error instanceof ApiError ? error.fields : [], isSending };
}
