import { useInfiniteQuery } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import type { FilterValues } from "./filter-definition";

interface Page<Row> {
  nodes: Row[];
  /** Where the API counts them. */
  totalCount?: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

type Read<Row> = (filter: FilterValues, after: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;

/** A list that is too long to be counted: newest first, and older pages as they are asked for. */
export function useOlderPages<Row>(name: string, filter: FilterValues, read: Read<Row>) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const { data, error, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [name, filter],
    queryFn: async ({ pageParam, signal }) => {
      try {
        return await read(filter, pageParam, signal);
      } catch (caught) {
        await logoutIfAccessDenied(caught);
        throw caught;
      }
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: (before) => before,
  });
  return {
    rows: data?.pages.flatMap(({ nodes }) => nodes),
    total: data?.pages[0]?.totalCount,
    error,
    isBusy: isPlaceholderData,
    isReadingOlder: isFetchingNextPage,
    hasOlder: hasNextPage,
    readOlder: () => void fetchNextPage(),
    refetch: () => void refetch(),
  };
}
