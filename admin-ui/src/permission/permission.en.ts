import type { permissionTh } from "./permission.th";

export const permissionEn: typeof permissionTh = {
  actions: {
    READ_OWN_ACCOUNT: "See one’s own account",
    READ_PUBLISHED: "See what is published",
    READ_UNPUBLISHED: "See unpublished data, reports and figures",
    READ_HISTORY: "See a record’s history",
    EDIT_PROFILE: "Edit organisations and service points",
    ADD_ORGANISATION: "Add an organisation below one",
    MANAGE_ORGANISATION: "Hide an organisation, show it again, move or merge it",
    MANAGE_SERVICE_POINT: "Add a service point, hide one or show it again",
    REGISTER_AGENCY: "Ask for an agency to be registered",
    DECIDE_REGISTRATIONS: "Decide on requests to register agencies",
    SET_PINNING_TARGET: "Set the target date of the pinning",
    MANAGE_HOLIDAYS: "Enter or withdraw public holidays",
    REDEEM_ACTIVATION_TOKEN: "Activate a token",
    MANAGE_ACTIVATION_TOKENS: "Manage tokens",
    MANAGE_GRANTS: "Manage users’ grants",
    MANAGE_API_KEYS: "Manage API keys",
    READ_AUDIT_TRAIL: "See the whole audit trail",
    READ_MAIL_OUTBOX: "See the mail that the system sends",
    KEEP_LIST_VIEWS: "Save views of lists",
  },
  noPage: "Not allowed",
  reasons: {
    ROLE: "The role %{role} cannot do this. Who can: %{allowedRoles}",
    ROLE_NOBODY: "No role can do this",
    OWN_ROOT:
      "This can be done below %{organisation} only, not to the organisation itself. Ask the organisation above it",
    OWN_ROOT_COUNTRY: "This can be done below Thailand only; the country itself cannot be changed",
    SCOPE: "Outside the organisations in charge: the grant covers %{organisation} and what is below it",
    OWN_GRANT: "Nobody manages their own grant. Ask another central officer or the platform administrator",
    ENDED: "This grant has been removed. If it is needed again, issue a new token",
    GRANT_ENDED: "This grant has been removed, so it allows nothing",
    LAST_PLATFORM_ADMIN:
      "The last platform administrator: without this grant nobody would run the system. Add another one first",
    LAST_CENTRAL_OFFICER:
      "The last central officer of this organisation: only a platform administrator (DGA) can remove or change this grant",
    NOT_FOUND: "This grant was not found in your organisations",
    NOT_DONE: "This one was not done. Try again",
    NOT_SENT: "The system could not be reached. Try again",
    STOPPED: "Stopped before this one",
    UNKNOWN: "This cannot be done to this record",
  },
  rules: {
    YES: "Rule: the role %{role} may “%{action}” for its own organisation and all below it",
    BELOW_OWN_ROOT: "Rule: the role %{role} may “%{action}” below its own organisation only, not for itself",
    NO: "Rule: the role %{role} may not “%{action}”",
  },
};
