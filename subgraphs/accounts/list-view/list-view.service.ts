import { type Changes, recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import type {
  ChangeListViewArguments,
  DeleteListViewArguments,
  ListViewStateInput,
  SaveListViewArguments,
} from "./list-view.inputs";
import { asPerson, getOwnView } from "./list-view.reader";
import type { ListView } from "./list-view.types";

const schemaName = "accounts";
const typeName = "ListView";
const maxNameLength = 80;
const maxViews = 50;

/** A view as it is kept. */
interface KeptView {
  list: string;
  name: string;
  filter: object;
  sortField: string | null;
  isDescending: boolean;
  columns: string[] | null;
}

const known = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function readState(checks: FieldChecks, state: ListViewStateInput): Omit<KeptView, "list" | "name"> {
  const filter = known(state.filter);
  const isFilter = typeof filter === "object" && filter !== null && !Array.isArray(filter);
  // PostgreSQL keeps no text with this sign.
  if (!isFilter || state.filter.includes("\\u0000")) checks.add("state.filter", "NOT_VALID");
  const { sortField = null, isDescending, columns = null } = state;
  return { filter: filter as object, sortField, isDescending, columns };
}

/** Two of a person's at once would both find room, or the name free: they wait for each other. */
async function lockOwnViews({ query, actor }: CommandContext): Promise<void> {
  asPerson({ query }, actor.personId);
  await query("select pg_advisory_xact_lock(hashtextextended($1, 7202613))", [actor.personId]);
}

async function checkName(
  { query }: CommandContext,
  checks: FieldChecks,
  { id, list, name }: { id: string | null; list: string; name: string },
): Promise<string | null> {
  const tidy = checks.requiredText("name", name, maxNameLength);
  const [taken] = await query(
    `select from accounts.list_views where list = $1 and lower(name) = lower($2 collate "th-x-icu") and id is distinct from $3`,
    [list, tidy, id],
  );
  if (taken) checks.add("name", "NAME_TAKEN");
  return tidy;
}

/** The list stands in the trail, never name or filter: what somebody looks for is nobody else's business. */
async function leaveTrace(context: CommandContext, id: string, version: number, changes: Changes = {}): Promise<void> {
  await recordAudit(context, { typeName, id, version, pathC: context.actor.grant.scopePath }, changes);
}

/**
 * Saves a list as it looks now under a name, for who asks alone.
 * @throws BAD_USER_INPUT for a name that is taken, for what is no filter, and beyond fifty views
 */
export async function saveListView(operation: Operation, input: SaveListViewArguments): Promise<ListView> {
  const { idempotencyKey, ...request } = input;
  const command = { schemaName, name: "saveListView", idempotencyKey, request };
  const id = await runCommand(operation, command, async (context) => {
    await lockOwnViews(context);
    const checks = new FieldChecks();
    const state = readState(checks, input.state);
    const name = await checkName(context, checks, { id: null, list: input.list, name: input.name });
    const [own] = await context.query<{ count: number }>("select count(*)::int as count from accounts.list_views");
    if ((own?.count ?? 0) >= maxViews) checks.add("name", "TOO_MANY_VIEWS", { max: maxViews });
    checks.done();
    const [added] = await context.query<{ id: string }>(
      `insert into accounts.list_views (person_id, list, name, filter, sort_field, is_descending, columns)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        context.actor.personId,
        input.list,
        name,
        JSON.stringify(state.filter),
        state.sortField,
        state.isDescending,
        state.columns,
      ],
    );
    const { id: newId } = added as { id: string };
    await leaveTrace(context, newId, 1, { list: { before: null, after: input.list } });
    return newId;
  });
  return getOwnView(operation, id);
}

/** Reads and locks one of the asker's own views. @throws NOT_FOUND, also for somebody else's */
async function lockView(context: CommandContext, id: string): Promise<KeptView & { version: number }> {
  await lockOwnViews(context);
  const [view] = await context.query<KeptView & { version: number } & Record<string, unknown>>(
    `select list, name, filter, sort_field as "sortField", is_descending as "isDescending", columns, version
     from accounts.list_views where id = $1 for update`,
    [id],
  );
  if (!view) throw notFound();
  return view;
}

/**
 * Renames a view, or makes it what the list looks like now. Without a version: nobody else can have changed it, and of a
 * person's own two machines the last one counts.
 * @throws NOT_FOUND, also for somebody else's; BAD_USER_INPUT as `saveListView`
 */
export async function changeListView(operation: Operation, input: ChangeListViewArguments): Promise<ListView> {
  const { idempotencyKey, ...request } = input;
  const command = { schemaName, name: "changeListView", idempotencyKey, request };
  const changed = await runCommand(operation, command, async (context) => {
    const view = await lockView(context, input.id);
    const checks = new FieldChecks();
    const state = input.state ? readState(checks, input.state) : view;
    const name = await checkName(context, checks, { id: input.id, list: view.list, name: input.name ?? view.name });
    checks.done();
    await context.query(
      `update accounts.list_views set name = $2, filter = $3, sort_field = $4, is_descending = $5, columns = $6,
         version = version + 1, updated_at = now() where id = $1`,
      [input.id, name, JSON.stringify(state.filter), state.sortField, state.isDescending, state.columns],
    );
    await leaveTrace(context, input.id, view.version + 1);
    return input.id;
  });
  return getOwnView(operation, changed);
}

/** @throws NOT_FOUND, also for somebody else's */
export function deleteListView(operation: Operation, { id, idempotencyKey }: DeleteListViewArguments): Promise<string> {
  const command = { schemaName, name: "deleteListView", idempotencyKey, request: { id } };
  return runCommand(operation, command, async (context) => {
    const view = await lockView(context, id);
    await context.query("delete from accounts.list_views where id = $1", [id]);
    await leaveTrace(context, id, view.version + 1, { list: { before: view.list, after: null } });
    return id;
  });
}
