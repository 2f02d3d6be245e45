import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { sessionQuery } from "../auth/session";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { errorText } from "../data/error-text";
import type { RedeemActivationTokenMutation } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { RedeemActivationTokenDocument } from "./activation.graphql";
import { isEmptyToken } from "./token-groups";
import { useWait, type Wait } from "./use-wait";

/** The grant that a token gave. */
export type NewGrant = RedeemActivationTokenMutation["redeemActivationToken"];

interface Redemption {
  redeem: (token: string) => Promise<void>;
  /** What is wrong with the token that was sent, or with sending it. */
  problem: string | null;
  clearProblem: () => void;
  isSending: boolean;
  wait: Wait["clock"];
}

/** Sends a token; the session then has the new grant, without signing in again. */
export function useRedemption(onGranted: (grant: NewGrant) => void): Redemption {
  const text = useText();
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const isUnderWay = useRef(false);
  const { clock, begin } = useWait();

  function refuse(error: unknown) {
    if (error instanceof ApiError && error.code === "RATE_LIMITED" && error.retryAfterSeconds) {
      setProblem(null);
      return begin(error.retryAfterSeconds);
    }
    if (!(error instanceof ApiError) || error.code !== "BAD_USER_INPUT") return setProblem(errorText(error, text));
    const isHeld = error.fields.some(({ rule }) => rule === "ALREADY_GRANTED");
    return setProblem(text(isHeld ? "activation.alreadyGranted" : "activation.notValid"));
  }

  async function redeem(token: string) {
    if (isUnderWay.current || clock) return;
    if (isEmptyToken(token)) return setProblem(text("activation.empty"));
    isUnderWay.current = true;
    setSending(true);
    setProblem(null);
    try {
      const { redeemActivationToken } = await mutateApi(RedeemActivationTokenDocument, { token });
      onGranted(redeemActivationToken);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      refuse(error);
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  }

  return { redeem, problem, clearProblem: () => setProblem(null), isSending, wait: clock };
}
