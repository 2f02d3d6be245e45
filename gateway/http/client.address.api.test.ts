import { TestPakmut } from "../../local/testing/test-pakmut";

/** Which address the audit trail holds of a sign-in that fails, sent with this header. */
async function auditedAddress(trustedProxies: readonly string[] | undefined): Promise<unknown> {
  const pakmut = await TestPakmut.open({ trustedProxies });
  try {
    const headers = { "x-forwarded-for": "203.0.113.1, 198.51.100.7", "x-real-ip": "203.0.113.2" };
    await fetch(`${pakmut.url}/auth/callback`, { headers });
    const rows = await pakmut.sql<{ address: string }>(
      "select host(address) as address from accounts.audit_entries where action = 'signIn'",
    );
    return rows.map(({ address }) => address);
  } finally {
    await pakmut.close();
  }
}

describe("where a client is", () => {
  test("is what its connection says, whatever it writes", async () => {
    expect(await auditedAddress(undefined)).toEqual(["127.0.0.1"]);
  });

  test("is what a proxy of ours says of it, and not what it told the proxy", async () => {
    expect(await auditedAddress(["127.0.0.0/8"])).toEqual(["198.51.100.7"]);
  });
});
