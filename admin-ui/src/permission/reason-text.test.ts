import { permissionEn } from "./permission.en";
import { permissionTh } from "./permission.th";
import { permittedOf, reasonText } from "./reason-text";

/** Keys with their values, as the interface would fill them in. */
const text = (key: string, values: Record<string, string | number> = {}) =>
  [key, ...Object.values(values).filter(Boolean)].join(" | ");

const officer = { role: "HANDBOOK_AUTHOR", organisation: "กรมที่ดิน" } as const;

test("a role that may not is named, and so are the roles that may", () => {
  const refusal = { reason: "ROLE", allowedRoles: ["PLATFORM_ADMIN", "CENTRAL_OFFICER"] as const };
  expect(reasonText(refusal, officer, text)).toBe(
    "permission.reasons.ROLE | role.HANDBOOK_AUTHOR | กรมที่ดิน | role.PLATFORM_ADMIN, role.CENTRAL_OFFICER",
  );
  expect(reasonText({ reason: "ROLE", allowedRoles: [] }, officer, text)).toBe("permission.reasons.ROLE_NOBODY");
});

test("the country's own record is told apart from an organisation's", () => {
  expect(reasonText({ reason: "OWN_ROOT" }, { ...officer, isCountry: true }, text)).toBe(
    "permission.reasons.OWN_ROOT_COUNTRY",
  );
  expect(reasonText({ reason: "OWN_ROOT" }, officer, text)).toContain("permission.reasons.OWN_ROOT |");
});

test.each([null, undefined, "A_CODE_OF_TOMORROW", "toString"])("the code %s has words, too", (reason) => {
  expect(reasonText({ reason }, officer, text)).toContain("permission.reasons.UNKNOWN");
});

test.each(["SCOPE", "OWN_GRANT", "ENDED", "GRANT_ENDED", "LAST_PLATFORM_ADMIN", "LAST_CENTRAL_OFFICER", "NOT_FOUND"])(
  "the server's code %s has words of its own",
  (reason) => {
    expect(Object.keys(permissionTh.reasons)).toContain(reason);
    expect(reasonText({ reason }, officer, text)).toContain(`permission.reasons.${reason}`);
  },
);

test("what the API does not speak of is not permitted by chance", () => {
  const actions = [{ action: "EDIT_PROFILE", allowed: true, allowedRoles: [] }];
  expect(permittedOf(actions, "EDIT_PROFILE")?.allowed).toBe(true);
  expect(permittedOf(actions, "MANAGE_GRANTS")).toBeUndefined();
});

describe.each([
  { language: "Thai", words: permissionTh, refusing: /ไม่ได้$/, belowOnly: /ไม่รวมหน่วยงานของตนเอง$/ },
  { language: "English", words: permissionEn, refusing: /may not/, belowOnly: /not for itself$/ },
])("in $language", ({ words: { reasons, rules }, refusing, belowOnly }) => {
  test("a reason names whose role, which organisation and who may", () => {
    expect(reasons.ROLE).toMatch(/%\{role\}.*%\{allowedRoles\}/);
    expect(reasons.SCOPE).toContain("%{organisation}");
    expect(reasons.OWN_ROOT).toContain("%{organisation}");
    expect(reasons.OWN_ROOT_COUNTRY).not.toContain("%{organisation}");
  });

  test("the rule names role and action, and says the same as the table of roles and actions", () => {
    for (const rule of Object.values(rules)) expect(rule).toMatch(/%\{role\}.*%\{action\}/);
    const refuses = Object.entries(rules).filter(([, rule]) => refusing.test(rule));
    expect(refuses.map(([permission]) => permission)).toEqual(["NO"]);
    const isBelowOnly = Object.entries(rules).filter(([, rule]) => belowOnly.test(rule));
    expect(isBelowOnly.map(([permission]) => permission)).toEqual(["BELOW_OWN_ROOT"]);
  });
});
