import { useNotify } from "ra-core";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { useCommand } from "../data/use-command";
import { useTakeSavedRecord } from "../data/use-record";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import type { Coordinates } from "../map/parse-coordinates";
import { MovePinDocument } from "./pin-review.graphql";

/** Puts a pin where it was moved to; `needsReason` once the server has asked for one. */
export function useMovePin(
  point: Named & { id: string; version: number; pin?: { isAbroad: boolean } | null },
  onDone: () => void,
) {
  const text = useText();
  const [locale] = useLocale();
  const notify = useNotify();
  const takeSaved = useTakeSavedRecord();
  const { send, isSending, error, problem } = useCommand();
  const { id, version } = point;
  return {
    isSending,
    problem,
    needsReason: error instanceof ApiError && error.fields.some(({ field }) => field === "pin.reason"),
    send: (to: Coordinates, reason: string) => {
      const { latitude, longitude } = to;
      const input = { latitude, longitude, isAbroad: point.pin?.isAbroad ?? false, reason: reason.trim() || null };
      void send({
        content: { id, version, input },
        run: (idempotencyKey) => mutateApi(MovePinDocument, { id, version, input, idempotencyKey }),
        onDone: ({ pinServicePoint }) => {
          notify(text("pinReview.saved", { name: localName(point, locale) }), { type: "success" });
          onDone();
          void takeSaved("servicePoints", pinServicePoint);
        },
      });
    },
  };
}
