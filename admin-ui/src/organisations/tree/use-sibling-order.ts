import { useNotify } from "ra-core";
import { useQueryClient } from "@tanstack/react-query";
import { mutateApi } from "../../data/api-client";
import { useCommand } from "../../data/use-command";
import { formatCount } from "../../format/number";
import { localName } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { PlaceOrganisationDocument } from "./tree.graphql";

/** Gives organisations their places among their siblings; `onPlaced` shows the tree as it is then. */
export function useSiblingOrder(onPlaced: () => void) {
  const text = useText();
  const [locale] = useLocale();
  const notify = useNotify();
  const client = useQueryClient();
  const { send, isSending, problem } = useCommand();
  const place = (id: string, position: number) =>
    void send({
      content: ["place", id, position],
      run: (idempotencyKey) => mutateApi(PlaceOrganisationDocument, { id, position, idempotencyKey }),
      onDone: ({ placeOrganisation: placed }) => {
        void client.invalidateQueries({ queryKey: ["TreeChildren"] }).then(onPlaced);
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
        notify(
          text("tree.placed", {
            name: localName(placed, locale),
            position: formatCount(placed.siblingPosition),
            count: formatCount(placed.siblingCount),
          }),
          { type: "success" },
        );
      },
    });
  return { place, isSending, problem };
}
