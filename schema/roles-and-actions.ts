/**
 * Who may do what: the one table that the subgraphs enforce, the UI shows and the tests are generated from.
 * Every role answers for every action; "no" is written, never implied. The table says *may this role do this*;
 * *to which organisations' records* is the scope of the grant and is carried by row level security.
 */
export const roles = [
  "PLATFORM_ADMIN",
  "OPDC_OFFICER",
  "CENTRAL_OFFICER",
  "SERVICE_POINT_OFFICER",
  "HANDBOOK_AUTHOR",
  "HANDBOOK_REVIEWER",
  "BI_READER",
] as const;
export type Role = (typeof roles)[number];

export const actions = [
  "READ_OWN_ACCOUNT",
  "READ_PUBLISHED",
  "READ_UNPUBLISHED",
  "READ_HISTORY",
  "EDIT_PROFILE",
  "ADD_ORGANISATION",
  "MANAGE_ORGANISATION",
  "MANAGE_SERVICE_POINT",
  "SET_PINNING_TARGET",
  "MANAGE_HOLIDAYS",
  "REGISTER_AGENCY",
  "DECIDE_REGISTRATIONS",
  "REDEEM_ACTIVATION_TOKEN",
  "MANAGE_ACTIVATION_TOKENS",
  "MANAGE_GRANTS",
  "MANAGE_API_KEYS",
  "READ_AUDIT_TRAIL",
  "READ_MAIL_OUTBOX",
  "KEEP_LIST_VIEWS",
] as const;
export type Action = (typeof actions)[number];

/** `yes`: in the whole scope of the grant. `belowOwnRoot`: in the scope, but not on the grant's own organisation. */
export type Permission = "yes" | "belowOwnRoot" | "no";

/** Who asks: one of the roles, a signed-in person without a grant, or nobody we know. */
export type Asker = Role | "WITHOUT_GRANT" | "PUBLIC";
export const askers: readonly Asker[] = [...roles, "WITHOUT_GRANT", "PUBLIC"];

// biome-ignore format: a table is read in rows
export const rolesAndActions: Readonly<Record<Action, Readonly<Record<Asker, Permission>>>> = {
  /** Who am I, and which grants do I hold? Answers `null` to a stranger instead of refusing. */
  READ_OWN_ACCOUNT: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "yes", WITHOUT_GRANT: "yes", PUBLIC: "yes",
  },
  /** Reference data and what is published and visible. */
  READ_PUBLISHED: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "yes", WITHOUT_GRANT: "yes", PUBLIC: "yes",
  },
  /** Unpublished rows, reports and figures. */
  READ_UNPUBLISHED: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "yes", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** A record's own history: who changed what, and when. */
  READ_HISTORY: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Profile of an organisation; profile and pin of a service point. */
  EDIT_PROFILE: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Add an organisation below one, or move one there. */
  ADD_ORGANISATION: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Hide an organisation, show it again, move it, or merge it into another. The platform admin's own root is the country, which stays. */
  MANAGE_ORGANISATION: {
    PLATFORM_ADMIN: "belowOwnRoot", OPDC_OFFICER: "no", CENTRAL_OFFICER: "belowOwnRoot", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Add a service point, hide one, show it again, or merge it into another. */
  MANAGE_SERVICE_POINT: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Say by which day the service points of an organisation and of all below it shall be pinned. */
  SET_PINNING_TARGET: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Enter and withdraw public holidays, and say that those of a year are all known. */
  MANAGE_HOLIDAYS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "no", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Ask for an agency to be registered, or for the token of one that is: the public form. */
  REGISTER_AGENCY: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "yes", WITHOUT_GRANT: "yes", PUBLIC: "yes",
  },
  /** Admit an agency that somebody registered, or find the one it is already. Handing out tokens is MANAGE_ACTIVATION_TOKENS. */
  DECIDE_REGISTRATIONS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "no", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Turn an activation token into a grant: whoever signed in with Digital ID, not a machine. */
  REDEEM_ACTIVATION_TOKEN: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "no", WITHOUT_GRANT: "yes", PUBLIC: "no",
  },
  /** Reveal, refresh, issue and print activation tokens, of the roles that one's own may give. */
  MANAGE_ACTIVATION_TOKENS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** See who holds which grant; change, confirm and end them: roles below one's own, never one's own grants. */
  MANAGE_GRANTS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Make and revoke API keys for BI. */
  MANAGE_API_KEYS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** The audit trail of the whole scope; a record's own history is READ_HISTORY. */
  READ_AUDIT_TRAIL: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Mail that waits to be sent or was sent. */
  READ_MAIL_OUTBOX: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "no", CENTRAL_OFFICER: "no", SERVICE_POINT_OFFICER: "no",
    HANDBOOK_AUTHOR: "no", HANDBOOK_REVIEWER: "no", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
  /** Save lists as they look under a name of one's own: whoever works in the back office, not a machine. */
  KEEP_LIST_VIEWS: {
    PLATFORM_ADMIN: "yes", OPDC_OFFICER: "yes", CENTRAL_OFFICER: "yes", SERVICE_POINT_OFFICER: "yes",
    HANDBOOK_AUTHOR: "yes", HANDBOOK_REVIEWER: "yes", BI_READER: "no", WITHOUT_GRANT: "no", PUBLIC: "no",
  },
};
