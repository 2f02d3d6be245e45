import type { Operation } from "../../kit/database/operation";
import type { PinDoubt } from "./pin-doubt.types";

async function doubtsByIds(operation: Operation, ids: readonly string[]): Promise<PinDoubt[][]> {
  const rows = await operation.query<{ id: string; doubts: PinDoubt[] }>(
    "select id, pin_doubts as doubts from service_points.service_points where id = any($1::uuid[])",
    [ids],
  );
  const found = new Map(rows.map(({ id, doubts }) => [id, doubts]));
  return ids.map((id) => found.get(id) ?? []);
}

/** The doubts about a pin. Read apart from its row: they are judged after the command has written that. */
export const loadPinDoubts = async (operation: Operation, id: string): Promise<PinDoubt[]> =>
  (await operation.loaders.load(operation, doubtsByIds, id)) ?? [];
