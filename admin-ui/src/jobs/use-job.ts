import { useQuery } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { ApiError } from "../data/api-error";

const ASK_AGAIN_MS = 1_000;

interface JobSource<Job> {
  queryKey: readonly [name: string, ...parts: string[]];
  /** Reads it; null when there is none, or none that the person may see. */
  read: (signal: AbortSignal) => Promise<Job | null | undefined>;
  isUnderWay: (job: Job) => boolean;
}

/** Work that the server does in the background: asked for again and again while it goes on. */
export function useJob<Job>({ queryKey, read, isUnderWay }: JobSource<Job>) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<Job>({
    queryKey,
    queryFn: async ({ signal }) => {
      try {
        const job = await read(signal);
        if (!job) throw new ApiError("NOT_FOUND", `No ${queryKey.join(" ")}`);
        return job;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : ASK_AGAIN_MS),
  });
}
