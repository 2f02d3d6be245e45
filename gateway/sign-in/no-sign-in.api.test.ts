import { Client } from "pg";
import { audited, failure } from "../testing/test-refusal";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

describe("nobody is signed in", () => {
  test("who does not agree comes back signed out, and is told why", async () => {
    const browser = door.browser();
    const response = await door.comeBack(browser, door.provider.decline(await door.begin(browser), "access_denied"));
    expect(response.headers.get("location")).toBe("/admin/?reason=refused");
    expect(browser.session).toBeUndefined();
    expect(await audited(door, response)).toEqual([
      { ...failure, refusal: "SIGN_IN_REFUSED", cause: "AUTHORIZATION_ERROR" },
    ]);
  });

  test("a provider that is out of order is said to be so, before and after", async () => {
    const browser = door.browser();
    const { response } = await door.signIn({ browser, lies: { tokenStatus: 500 } });
    expect(response.headers.get("location")).toBe("/admin/?reason=unavailable");
    expect(await audited(door, response)).toEqual([
      { ...failure, refusal: "SIGN_IN_UNAVAILABLE", cause: expect.any(String) },
    ]);
    const answer = door.provider.decline(await door.begin(browser), "temporarily_unavailable");
    expect((await door.comeBack(browser, answer)).headers.get("location")).toBe("/admin/?reason=unavailable");
    expect(browser.session).toBeUndefined();
  });

  test("a provider that was away when first asked is asked again", async () => {
    const late = await TestSignIn.open();
    late.provider.isOutOfOrder = true;
    try {
      const login = async (): Promise<string | null> =>
        (await late.browser().open("/auth/login")).headers.get("location");
      const ready = async (): Promise<unknown> => (await late.browser().open("/readyz")).json();
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "not asked yet" } });
      expect(await login()).toBe("/admin/?reason=unavailable");
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "down" } });
      late.provider.isOutOfOrder = false;
      expect(await login()).toContain(`${late.provider.issuer}/authorize`);
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "up" } });
    } finally {
      await late.close();
    }
  });

  test("the audit trail takes failures from the gateway's login alone, only as constants, and no flood of them", async () => {
    const record = async (url: string, values: unknown[]): Promise<boolean> => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const sql = "select accounts.record_sign_in_failure($1, $2, $3, $4) as is_recorded";
        return (await client.query<{ is_recorded: boolean }>(sql, values)).rows[0]?.is_recorded ?? false;
      } finally {
        await client.end();
      }
    };
    const { gatewayUrl, appUrl } = door.pakmut.testDatabase.logins;
    const from = (address: string, failureCode = "SIGN_IN_FAILED", cause: string | null = null): unknown[] => [
      "flood",
      failureCode,
      cause,
      address,
    ];
    await expect(record(appUrl, from("198.51.100.1"))).rejects.toThrow("permission denied");
    expect(await record(gatewayUrl, from("198.51.100.1", "สมหญิง"))).toBe(false);
    expect(await record(gatewayUrl, from("198.51.100.1", "SIGN_IN_FAILED", "1100000000016"))).toBe(false);
    const results: boolean[] = [];
    for (let number = 0; number < 62; number += 1) results.push(await record(gatewayUrl, from("198.51.100.1")));
    expect(results.filter(Boolean)).toHaveLength(60);
    expect(await record(gatewayUrl, from("198.51.100.2"))).toBe(true);
  });
});
