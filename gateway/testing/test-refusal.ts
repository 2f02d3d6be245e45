import type { TestBrowser } from "./test-browser";
import type { TestSignIn } from "./test-sign-in";

/** What the audit trail says of the request that this answers. */
export const audited = async (door: TestSignIn, response: Response): Promise<Record<string, unknown>[]> =>
  door.pakmut.sql(
    `select person_id, role, action, entity_type, path_c, host(address) as address,
       changes #>> '{refusal,after}' as refusal, changes #>> '{cause,after}' as cause
     from accounts.audit_entries where request_id = $1`,
    [response.headers.get("x-request-id")],
  );

/** What all failed sign-ins have in common in the audit trail. */
export const failure = {
  person_id: null,
  role: null,
  action: "signIn",
  entity_type: "SignIn",
  path_c: "0",
  address: "127.0.0.1",
};

/** No session, a page in Thai that tells a forger nothing, and one entry in the audit trail. */
export async function expectNobody(
  door: TestSignIn,
  browser: TestBrowser,
  response: Response,
  sessionsBefore: number,
): Promise<void> {
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await response.text();
  expect(page).toContain('<html lang="th">');
  expect(page).toContain("เข้าสู่ระบบไม่สำเร็จ");
  expect(page).not.toMatch(/OAUTH|nonce|issuer|eyJ|Error/);
  expect(response.headers.getSetCookie().join()).not.toContain("pakmut-session");
  expect(browser.session).toBeUndefined();
  expect(await door.sessionCount()).toBe(sessionsBefore);
  expect(await audited(door, response)).toEqual([
    { ...failure, refusal: "SIGN_IN_FAILED", cause: expect.stringMatching(/^[A-Z_]+$/) },
  ]);
}
