import type { Operation } from "../../kit/database/operation";
import type { OrganisationName } from "../../kit/directory/organisation-name.type";
import { notFound } from "../../kit/errors";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import type { OrganisationMove } from "./organisation-move.types";

type MoveRow = Omit<OrganisationMove, "organisation" | "from" | "to"> & {
  organisationId: string;
  fromParentId: string;
  parentId: string;
};

const select = `
  select id, organisation_id as "organisationId", from_parent_id as "fromParentId", parent_id as "parentId", state, total,
    done, refusal, reason, created_at as "createdAt", created_by_name as "createdByName", finished_at as "finishedAt"
  from organisations.organisation_moves`;

/** Names of organisations, also of those outside the scope: they are public. */
async function namesOf(operation: Operation, ids: readonly string[]): Promise<(OrganisationName | null)[]> {
  const rows = await operation.query<OrganisationName & Record<string, unknown>>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level from directory.organisations
     where id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

async function withNames(
  operation: Operation,
  { organisationId, fromParentId, parentId, ...move }: MoveRow,
): Promise<OrganisationMove> {
  const [organisation = null, from = null, to = null] = await Promise.all(
    [organisationId, fromParentId, parentId].map((id) => operation.loaders.load(operation, namesOf, id)),
  );
  return { ...move, organisation, from, to };
}

/** One move of the scope. Throws NOT_FOUND. */
export async function getOrganisationMove(operation: Operation, id: string): Promise<OrganisationMove> {
  const [row] = await operation.query<MoveRow & Record<string, unknown>>(`${select} where id = $1`, [id]);
  if (!row) throw notFound();
  return withNames(operation, row);
}

async function movesUnderWay(operation: Operation, ids: readonly string[]): Promise<(MoveRow | null)[]> {
  const rows = await operation.query<MoveRow & Record<string, unknown>>(
    `${select} where finished_at is null and organisation_id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ organisationId }) => organisationId);
}

/** The move of an organisation that waits or is at work, when somebody of the asker's scope asked for it. */
export async function loadMoveUnderWay(operation: Operation, organisationId: string): Promise<OrganisationMove | null> {
  const row = await operation.loaders.load(operation, movesUnderWay, organisationId);
  return row ? withNames(operation, row) : null;
}
