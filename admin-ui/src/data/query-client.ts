import { QueryClient } from "@tanstack/react-query";

const STALE_AFTER_MS = 10_000;

/** The one cache of everything that was read; Apollo keeps none. Emptied at sign-out and when the active grant changes. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: STALE_AFTER_MS, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
