import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { clientId, type Lies } from "../testing/test-provider";
import { expectNobody } from "../testing/test-refusal";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

describe("an ID token", () => {
  const someKey = generateKeyPair("RS256");
  const past = Math.floor(Date.now() / 1_000) - 3_600;
  const symmetric = (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(clientId.padEnd(32, "x")));

  const lies: [string, Lies][] = [
    ["of another sign-in (nonce)", { claims: { nonce: "of-another" } }],
    ["of no sign-in (no nonce)", { without: ["nonce"] }],
    ["for another client", { claims: { aud: "another-client" } }],
    ["for several clients, issued to another", { claims: { aud: [clientId, "another"], azp: "another" } }],
    ["by another issuer", { claims: { iss: "https://evil.example" } }],
    ["without an issuer", { without: ["iss"] }],
    ["of nobody", { without: ["sub"] }],
    ["that is over", { claims: { iat: past, exp: past + 60 } }],
    ["without an end", { without: ["exp"] }],
    ["from the future", { claims: { iat: past + 3_600 + 600, exp: past + 3_600 + 700 } }],
    ["that nobody signed", { sign: (claims) => new UnsecuredJWT(claims).encode() }],
    ["signed by somebody else", { sign: async (claims) => door.provider.signed(claims, (await someKey).privateKey) }],
    ["signed with a shared secret", { sign: symmetric }],
    [
      "whose signature was cut off",
      { sign: async (claims) => (await door.provider.signed(claims)).replace(/[^.]+$/, "") },
    ],
    [
      "that was changed after it was signed",
      {
        sign: async (claims) =>
          (await door.provider.signed(claims)).replace(
            /\.[^.]+\./,
            `.${btoa(JSON.stringify({ ...claims, sub: "x" })).replace(/=+$/, "")}.`,
          ),
      },
    ],
    ["that is no token", { sign: () => "no-token" }],
    ["that is missing", { noIdToken: true }],
    ["with user information of somebody else", { userInfo: { sub: "somebody-else" } }],
  ];

  test.each(lies)("%s signs nobody in", async (_name, lie) => {
    const before = await door.sessionCount();
    const { browser, response } = await door.signIn({ lies: lie });
    await expectNobody(door, browser, response, before);
  });

  test("that is refused is in the log with the reason, and nothing of the person or her tokens", () => {
    expect(door.pakmut.log.filter((line) => line.includes("Nobody was signed in"))).toHaveLength(lies.length);
    expect(door.pakmut.log.join("")).not.toMatch(/eyJ|สมหญิง|subject-1|somebody-else|of-another/);
  });
});
