import { useNotify } from "ra-core";
import { useQueryClient } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import { ApiError } from "../../data/api-error";
import { mutateApi } from "../../data/api-client";
import { useCommand } from "../../data/use-command";
import { formatCount } from "../../format/number";
import { localName } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { PlaceOrganisationDocument } from "./tree.graphql";

/** Puts an organisation at a place among its siblings; `seen` is where it stood on the screen. */
export type PlaceSibling = (id: string, position: number, seen: number | null) => void;

const conflictOf = (error: unknown) => (error instanceof ApiError ? error.conflict : undefined);

/** Gives organisations their places among their siblings; `onPlaced` shows the tree as it is then. */
export function useSiblingOrder(onPlaced: () => void) {
  const text = useText();
  const [locale] = useLocale();
  const notify = useNotify();
  const client = useQueryClient();
  const { send, isSending, error, problem } = useCommand();
  const changed = conflictOf(error);
  const showAnew = () => {
    void client.invalidateQueries({ queryKey: ["TreeChildren"] }).then(onPlaced);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  };
  const place = (id: string, position: number, seenPosition: number | null, isUndo = false) =>
    void send({
      content: ["place", id, position, seenPosition],
      run: (idempotencyKey) =>
        mutateApi(PlaceOrganisationDocument, { id, position, seenPosition, idempotencyKey }).catch(
          (failure: unknown) => {
            // Whoever was overtaken sees the order as it is now.
            if (conflictOf(failure)) showAnew();
            throw failure;
          },
        ),
      onDone: ({ placeOrganisation: placed }) => {
        showAnew();
        const words = text("tree.placed", {
          name: localName(placed, locale),
          position: formatCount(placed.siblingPosition),
          count: formatCount(placed.siblingCount),
        });
        const undo = () => place(id, seenPosition ?? 1, placed.siblingPosition, true);
        notify(isUndo || seenPosition === null ? words : <Undoable words={words} onUndo={undo} />, { type: "success" });
      },
    });
  const overtaken = changed && text("tree.placeConflict", { name: changed.changedByName ?? text("tree.somebody") });
  return { place: place as PlaceSibling, isSending, problem: overtaken ?? problem };
}

/** What was done, and the way back. */
function Undoable({ words, onUndo }: { words: string; onUndo: () => void }) {
  const text = useText();
  return (
    <>
      {words}{" "}
      <Button color="inherit" size="small" sx={{ textDecoration: "underline" }} onClick={onUndo}>
        {text("tree.undo")}
      </Button>
    </>
  );
}
