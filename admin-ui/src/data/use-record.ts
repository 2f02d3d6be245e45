import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useDataProvider, type RaRecord } from "ra-core";
import { ApiError } from "./api-error";

/**
 * The cache key of a whole record. It is apart from react-admin's own key for one record, which react-admin fills with
 * the rows of lists: those have fewer fields.
 */
function recordKey(resource: string, id: string) {
  return [resource, "whole", id];
}

/** Reads one record with all that its page shows. It is read anew whenever its page opens. */
export function useRecord<Row extends RaRecord<string>>(resource: string, id: string): UseQueryResult<Row> {
  const dataProvider = useDataProvider();
  return useQuery<Row>({
    queryKey: recordKey(resource, id),
    queryFn: async ({ signal }) => {
      const { data } = await dataProvider.getOne<Row>(resource, { id, signal });
      // react-admin answers `{}` when the session is over and the way to the sign-in page has begun.
      if (data.id === undefined) throw new ApiError("UNAUTHENTICATED", "The session has ended");
      return data;
    },
    staleTime: 0,
  });
}

/** After a write: the record as the server gave it back is shown at once, and whatever counted or listed it is read anew. */
export function useTakeSavedRecord(): (resource: string, record: RaRecord<string>) => Promise<void> {
  const client = useQueryClient();
  return async (resource, record) => {
    client.setQueryData(recordKey(resource, record.id), record);
    await client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "session" && !(queryKey[0] === resource && queryKey[1] === "whole"),
    });
  };
}
