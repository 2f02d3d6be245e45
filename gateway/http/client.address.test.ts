import { clientAddress, readTrustedProxies, TrustedProxies } from "./client.address";

const trusted = new TrustedProxies(readTrustedProxies("10.0.0.0/8, 192.0.2.7 fd00::/8"));

describe("the client's address", () => {
  test.each<[string, string | undefined, string | undefined, string | null]>([
    ["without a proxy", "203.0.113.9", undefined, "203.0.113.9"],
    ["in a forged header", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["behind a proxy", "10.1.2.3", "203.0.113.9", "203.0.113.9"],
    ["behind a proxy, forged before it", "10.1.2.3", "198.51.100.1, 203.0.113.9", "203.0.113.9"],
    ["behind two proxies", "10.1.2.3", "198.51.100.1, 203.0.113.9, 192.0.2.7", "203.0.113.9"],
    ["of a proxy itself", "10.1.2.3", undefined, "10.1.2.3"],
    ["behind a proxy that says nonsense", "10.1.2.3", "unknown", "10.1.2.3"],
    ["with nonsense further away", "10.1.2.3", "';--, 203.0.113.9", "203.0.113.9"],
    ["of IPv4 in IPv6", "::ffff:203.0.113.9", undefined, "203.0.113.9"],
    ["of IPv6", "2001:db8::9", undefined, "2001:db8::9"],
    ["of IPv6 behind a proxy", "fd00::1", "2001:db8::9", "2001:db8::9"],
    ["on a named link", "fe80::1%eth0", undefined, "fe80::1"],
    ["of a connection that is gone", undefined, "203.0.113.9", null],
  ])("%s", (_name, remote, forwarded, expected) => {
    expect(clientAddress(remote, forwarded, trusted)).toBe(expected);
  });

  test("nobody is trusted unless named", () => {
    expect(clientAddress("127.0.0.1", "203.0.113.9", new TrustedProxies([]))).toBe("127.0.0.1");
  });

  test.each(["proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "fd00::/129", "/8"])("%s is no proxy", (entry) => {
    expect(() => new TrustedProxies([entry])).toThrow("no address of a proxy");
  });
});
