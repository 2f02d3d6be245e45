import { useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { ConfirmGrantsDocument, EndGrantsDocument } from "./grant.graphql";
import { runInChunks, type RowResult } from "./bulk-run";

/** So few that progress is seen and stopping is soon; the API takes 500. */
const CHUNK_SIZE = 50;

/** What is done to many grants. */
export type BulkAct = { kind: "confirm" } | { kind: "end"; reason: string };

export interface BulkState {
  total: number;
  done: number;
  /** null while it runs. */
  results: RowResult[] | null;
}

async function send(act: BulkAct, ids: string[], idempotencyKey: string): Promise<RowResult[]> {
  if (act.kind === "confirm") return (await mutateApi(ConfirmGrantsDocument, { ids, idempotencyKey })).confirmGrants;
  return (await mutateApi(EndGrantsDocument, { ids, reason: act.reason, idempotencyKey })).endGrants;
}

/** Confirms or ends many grants, a chunk at a time. The same chunk sent again, after a lost answer, has one effect. */
export function useBulkRun() {
  const client = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const keys = useRef(new Map<string, string>());
  const isStopped = useRef(false);
  const [state, setState] = useState<BulkState | null>(null);

  function keyOf(content: string): string {
    const key = keys.current.get(content) ?? crypto.randomUUID();
    keys.current.set(content, key);
    return key;
  }

  async function start(act: BulkAct, ids: string[]) {
    isStopped.current = false;
    setState({ total: ids.length, done: 0, results: null });
    try {
      const results = await runInChunks({
        ids,
        chunkSize: CHUNK_SIZE,
        send: (chunk) => send(act, chunk, keyOf(JSON.stringify([act, chunk]))),
        onProgress: (done) => setState({ total: ids.length, done, results: null }),
        isStopped: () => isStopped.current,
        isFatal: (error) => error instanceof ApiError && error.code === "UNAUTHENTICATED",
      });
      setState({ total: ids.length, done: results.length, results });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    } catch (error) {
      setState(null);
      await logoutIfAccessDenied(error);
    }
  }

  const stop = () => {
    isStopped.current = true;
  };
  return { state, start, stop };
}
