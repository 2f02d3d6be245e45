import type { Operation } from "../database/operation";
import type { RecordColumns } from "../database/record-columns";
import { inKeyOrder } from "./in-key-order";
import type { BatchRead } from "./loader-registry";

/** Reads one record of the scope by its id, with the columns that the asked fields need; `null`: there is none. */
export type RecordLoader<Entity> = (
  operation: Operation,
  id: string,
  asked?: ReadonlySet<string> | null,
) => Promise<Entity | null>;

/**
 * Makes the loader of a table: all records asked for in one tick with the same fields are one statement.
 * @param from "service_points.service_points s"
 * @param idColumn "s.id"
 */
export function recordLoader<Entity extends { id: string }>(
  columns: RecordColumns<Entity>,
  from: string,
  idColumn: string,
): RecordLoader<Entity> {
  const reads = new Map<string, BatchRead<string, Entity>>();
  const readOf = (selection: string): BatchRead<string, Entity> => {
    let read = reads.get(selection);
    if (!read) {
      const sql = `select ${selection} from ${from} where ${idColumn} = any($1::uuid[])`;
      read = async (operation, ids) =>
        inKeyOrder(ids, await operation.query<Entity & Record<string, unknown>>(sql, [ids]), ({ id }) => id);
      reads.set(selection, read);
    }
    return read;
  };
  return (operation, id, asked = null) => operation.loaders.load(operation, readOf(columns.select(asked)), id);
}
