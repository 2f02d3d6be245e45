import type { Action, Asker, Permission, Role } from "../../../../schema/roles-and-actions";

/**
 * The rules a second time, written from the specification without looking at the code: tests hold the two against each
 * other. Nothing here imports what it judges. A tree is who is below whom; paths are unknown.
 */
export interface OracleTree {
  /** The parent of each node; the root's is `null`. */
  parents: readonly (number | null)[];
}

export interface OracleGrant {
  person: number;
  role: Role;
  node: number;
  isLive: boolean;
}

/** The columns of the table below. */
export const columns: readonly Asker[] = [
  "PLATFORM_ADMIN",
  "OPDC_OFFICER",
  "CENTRAL_OFFICER",
  "SERVICE_POINT_OFFICER",
  "HANDBOOK_AUTHOR",
  "HANDBOOK_REVIEWER",
  "BI_READER",
  "WITHOUT_GRANT",
  "PUBLIC",
];

/** y: in the whole scope. b: only below one's own organisation. -: no. */
const table: Readonly<Record<Action, string>> = {
  READ_OWN_ACCOUNT: "yyyyyyyyy",
  READ_PUBLISHED: "yyyyyyyyy",
  READ_UNPUBLISHED: "yyyyyyy--",
  READ_HISTORY: "yyyyyy---",
  EDIT_PROFILE: "y-yy-----",
  ADD_ORGANISATION: "y-y------",
  MANAGE_ORGANISATION: "b-b------",
  MANAGE_SERVICE_POINT: "y-yy-----",
  SET_PINNING_TARGET: "y-y------",
  MANAGE_HOLIDAYS: "y--------",
  REGISTER_AGENCY: "yyyyyyyyy",
  DECIDE_REGISTRATIONS: "y--------",
  REDEEM_ACTIVATION_TOKEN: "yyyyyy-y-",
  MANAGE_ACTIVATION_TOKENS: "y-y------",
  MANAGE_GRANTS: "y-y------",
  MANAGE_API_KEYS: "y-y------",
  READ_AUDIT_TRAIL: "yyy------",
  READ_MAIL_OUTBOX: "y--------",
  KEEP_LIST_VIEWS: "yyyyyy---",
};
const meaning: Readonly<Record<string, Permission>> = { y: "yes", b: "belowOwnRoot", "-": "no" };

/** What the specification says of one cell. */
export const specified = (action: Action, asker: Asker): Permission =>
  meaning[table[action][columns.indexOf(asker)] as string] as Permission;

/** Is a node the other one, or somewhere below it? */
export function isWithin({ parents }: OracleTree, node: number, top: number): boolean {
  const above = parents[node];
  return node === top || (typeof above === "number" && isWithin({ parents }, above, top));
}

/** May whoever works under this grant do this to the records of the node? */
export function oracleAllows(tree: OracleTree, grant: OracleGrant, action: Action, node: number): boolean {
  const permission = specified(action, grant.role);
  if (!grant.isLive || permission === "no" || !isWithin(tree, node, grant.node)) return false;
  return permission === "yes" || node !== grant.node;
}

/** May the holder of one grant, working under it, change or end the other? */
export function oracleManages(tree: OracleTree, manager: OracleGrant, grant: OracleGrant): boolean {
  if (!manager.isLive || manager.person === grant.person || !isWithin(tree, grant.node, manager.node)) return false;
  if (manager.role === "PLATFORM_ADMIN") return true;
  if (manager.role !== "CENTRAL_OFFICER") return false;
  if (grant.role === "CENTRAL_OFFICER") return grant.node !== manager.node;
  return grant.role !== "PLATFORM_ADMIN" && grant.role !== "OPDC_OFFICER";
}
