import { useQuery, type UseQueryOptions, type UseQueryResult } from "@tanstack/react-query";
import type { OperationVariables } from "@apollo/client";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { OperationDefinitionNode } from "graphql";
import { useLogoutIfAccessDenied } from "ra-core";
import { queryApi } from "./api-client";

type Options<Data> = Partial<
  Pick<UseQueryOptions<Data>, "enabled" | "staleTime" | "gcTime" | "placeholderData" | "refetchInterval">
>;

/** The name of a document's operation: its key in the cache. */
export function operationName(document: TypedDocumentNode<unknown, never>): string {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === "OperationDefinition",
  );
  return operation?.name?.value ?? "";
}

/**
 * Reads a document into react-query's cache under its operation's name and variables. An ended session is handled as
 * everywhere (sign-in page, or a dialog over unsaved work).
 */
export function useApiQuery<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: Options<Data> = {},
): UseQueryResult<Data> {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<Data>({
    queryKey: [operationName(document as TypedDocumentNode<unknown, never>), variables],
    queryFn: async ({ signal }) => {
      try {
        return await queryApi(document, variables, signal);
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    ...options,
  });
}
