import { recordAudit } from "../../kit/command/audit";
import type { DownloadContext } from "../../kit/download/download";
import { forbidden } from "../../kit/errors";

/** What was taken away: an act's name ("downloadGrants"), in which format, with which filter. */
export interface TakenFile {
  name: string;
  format: string;
  filter: object;
}

/**
 * Leaves in the trail that somebody takes a list of persons or of acts away, before the first row is given: whom it names
 * can be told afterwards who has it.
 * @throws FORBIDDEN when the grant has ended meanwhile
 */
export async function recordDownload(
  { operation }: DownloadContext,
  { name, format, filter }: TakenFile,
): Promise<void> {
  const { actor, requestId } = operation;
  const grant = actor?.grant;
  if (!grant) throw forbidden("ROLE");
  const { id, role, organisationId, scopePath } = grant;
  await operation.write(scopePath, async (transaction) => {
    const live = await transaction.query(
      "select 1 as live where accounts.live_grant_path($1, $2, $3, $4) is not null",
      [id, actor.personId, role, organisationId],
    );
    if (!live.length) throw forbidden("GRANT_ENDED");
    const asked = Object.entries({ format, ...filter }).filter(([, value]) => value !== undefined && value !== null);
    await recordAudit(
      {
        ...transaction,
        actor,
        requestId,
        command: { schemaName: "accounts", name, idempotencyKey: "", request: filter },
      },
      { typeName: "Organisation", id: organisationId, version: 0, pathC: scopePath },
      Object.fromEntries(asked.map(([field, after]) => [field, { before: null, after }])),
    );
  });
}
