import type { CommandContext } from "../command/command";

/** What a record keeps of a file that it shows. */
export interface AttachedFile {
  id: string;
  width: number | null;
  height: number | null;
}

/**
 * Makes these files of a kind the ones that a record shows, in the record's own command: what waited is attached, what is
 * shown no longer waits to be swept. Gives those that the record may show; the others were never uploaded for it, or were
 * swept meanwhile.
 */
export async function attachFiles(
  { query, command }: CommandContext,
  recordId: string,
  kind: string,
  ids: readonly string[],
): Promise<Map<string, AttachedFile>> {
  const table = `${command.schemaName}.files`;
  void query(
    `update ${table} set attached_at = null, pending_since = now()
     where record_id = $1 and kind = $2 and attached_at is not null and not (id = any($3::uuid[]))`,
    [recordId, kind, ids],
  );
  const rows = await query<AttachedFile & Record<string, unknown>>(
    `update ${table} set attached_at = coalesce(attached_at, now())
     where record_id = $1 and kind = $2 and id = any($3::uuid[]) returning id, width, height`,
    [recordId, kind, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
