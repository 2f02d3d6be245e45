import type { RaRecord } from "ra-core";

/** What a list page asks for. Names of filters and sort fields are the API's own. */
export interface ListArguments {
  filter: Record<string, unknown>;
  sort: { field: string; direction: "ASC" | "DESC" };
  first: number;
  /** Either a cursor or a number of rows to skip. */
  after?: string;
  offset?: number;
}

export interface ListPage {
  nodes: RaRecord<string>[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** What a write carries besides the changed fields. */
export interface WriteMeta {
  /** The version the person saw; another one at the server means a conflict. */
  version: number;
  /** The same for every try of one submission, so that a repeated try has one effect. */
  idempotencyKey: string;
}

/** How one resource is read and written; each resource has one beside its pages. */
export interface ResourceApi {
  list(args: ListArguments, signal?: AbortSignal): Promise<ListPage>;
  one(id: string, signal?: AbortSignal): Promise<RaRecord<string> | null>;
  /** @param changes only the fields that changed, in the shape of the mutation's input */
  update(id: string, changes: Record<string, unknown>, meta: WriteMeta): Promise<RaRecord<string>>;
}
