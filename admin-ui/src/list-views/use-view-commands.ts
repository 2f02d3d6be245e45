import { useQueryClient } from "@tanstack/react-query";
import { mutateApi } from "../data/api-client";
import type { ListViewPartsFragment } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { ChangeListViewDocument, DeleteListViewDocument, SaveListViewDocument } from "./list-view.graphql";
import { type ListState, stateInput } from "./list-state";

export type ViewCommands = ReturnType<typeof useViewCommands>;

/** What can be done with saved views; what was done is said, and the list of views read again. */
export function useViewCommands() {
  const text = useText();
  const client = useQueryClient();
  const { send, isSending, problem } = useCommand();
  function done(message: string): void {
    announce(message);
    void client.invalidateQueries({ queryKey: ["ListViews"] });
  }
  return {
    isSending,
    problem,
    save: ({ list, name, state }: { list: string; name: string; state: ListState }, onDone: () => void) =>
      void send({
        content: ["save", list, name, state],
        run: (idempotencyKey) =>
          mutateApi(SaveListViewDocument, { list, name, state: stateInput(state), idempotencyKey }),
        onDone: ({ saveListView }) => {
          done(text("listView.saved", { name: saveListView.name }));
          onDone();
        },
      }),
    rename: ({ id }: ListViewPartsFragment, name: string, onDone: () => void) =>
      void send({
        content: ["rename", id, name],
        run: (idempotencyKey) => mutateApi(ChangeListViewDocument, { id, name, idempotencyKey }),
        onDone: ({ changeListView }) => {
          done(text("listView.saved", { name: changeListView.name }));
          onDone();
        },
      }),
    update: ({ id, name }: ListViewPartsFragment, state: ListState) =>
      void send({
        content: ["update", id, state],
        run: (idempotencyKey) => mutateApi(ChangeListViewDocument, { id, state: stateInput(state), idempotencyKey }),
        onDone: () => done(text("listView.updated", { name })),
      }),
    remove: ({ id, name }: ListViewPartsFragment) =>
      void send({
        content: ["remove", id],
        run: (idempotencyKey) => mutateApi(DeleteListViewDocument, { id, idempotencyKey }),
        onDone: () => done(text("listView.removed", { name })),
      }),
  };
}
