import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from "jose";
import { type Actor, signActor, verifyActor, verifyVoucher } from "./actor";

const actor: Actor = {
  personId: "019ab000-0000-7000-8000-000000000001",
  displayName: "เจ้าหน้าที่ ทดสอบ",
  grant: {
    id: "019ab000-0000-7000-8000-000000000002",
    role: "CENTRAL_OFFICER",
    organisationId: "019ab000-0000-7000-8000-000000000003",
    scopePath: "0.1",
  },
  address: "203.0.113.9",
};

describe("a signed actor", () => {
  let privateJwk: JWK;
  let publicJwk: JWK;
  let foreignJwk: JWK;

  beforeAll(async () => {
    const [own, foreign] = await Promise.all([
      generateKeyPair("EdDSA", { extractable: true }),
      generateKeyPair("EdDSA", { extractable: true }),
    ]);
    [privateJwk, publicJwk, foreignJwk] = await Promise.all([
      exportJWK(own.privateKey),
      exportJWK(own.publicKey),
      exportJWK(foreign.privateKey),
    ]);
  });

  const sign = async (change: (token: SignJWT) => SignJWT): Promise<string> => {
    const token = new SignJWT({ name: actor.displayName, grant: actor.grant, address: actor.address })
      .setProtectedHeader({ alg: "EdDSA" })
      .setIssuer("pakmut-gateway")
      .setAudience("organisations")
      .setSubject(actor.personId)
      .setIssuedAt()
      .setExpirationTime("60s");
    return change(token).sign(await importJWK(privateJwk, "EdDSA"));
  };

  test("is believed by the subgraph that it was signed for", async () => {
    const token = await signActor(actor, "organisations", privateJwk);
    await expect(verifyActor(token, "organisations", publicJwk)).resolves.toEqual(actor);
  });

  describe("by clocks that differ", () => {
    const seconds = (): number => Math.floor(Date.now() / 1000);
    const signedBy = (skew: number): Promise<string> =>
      sign((token) => token.setIssuedAt(seconds() + skew).setExpirationTime(seconds() + skew + 60));

    test.each([-30, -5, 5, 30])("of a gateway %i s off is believed", async (skew) => {
      await expect(verifyActor(await signedBy(skew), "organisations", publicJwk)).resolves.toMatchObject({
        personId: actor.personId,
      });
    });

    test.each([-300, 300])("of a gateway %i s off is refused", async (skew) => {
      await expect(verifyActor(await signedBy(skew), "organisations", publicJwk)).rejects.toThrow();
    });
  });

  test("nobody is believed to be nobody", async () => {
    const token = await signActor(null, "organisations", privateJwk);
    await expect(verifyActor(token, "organisations", publicJwk)).resolves.toBeNull();
  });

  test("nobody's request comes from somewhere all the same; an actor's address is her own", async () => {
    const nobodys = await signActor(null, "organisations", privateJwk, "203.0.113.7");
    const nobody = { actor: null, address: "203.0.113.7" };
    await expect(verifyVoucher(nobodys, "organisations", publicJwk)).resolves.toEqual(nobody);
    const hers = await signActor(actor, "organisations", privateJwk, "203.0.113.7");
    await expect(verifyVoucher(hers, "organisations", publicJwk)).resolves.toEqual({ actor, address: actor.address });
  });

  test.each<[string, () => Promise<string>]>([
    ["of another subgraph", () => signActor(actor, "accounts", privateJwk)],
    ["of another key", () => signActor(actor, "organisations", foreignJwk)],
    ["of another issuer", () => sign((token) => token.setIssuer("somebody"))],
    ["that has expired", () => sign((token) => token.setExpirationTime(Math.floor(Date.now() / 1000) - 31))],
    [
      "that is too old, whatever it says of its end",
      () => sign((token) => token.setIssuedAt(Math.floor(Date.now() / 1000) - 600).setExpirationTime("1h")),
    ],
    [
      "with a role that there is not",
      () => signActor({ ...actor, grant: { ...actor.grant, role: "KING" } } as never, "organisations", privateJwk),
    ],
    [
      "with an address that is none",
      () => signActor({ ...actor, address: "'); drop table" }, "organisations", privateJwk),
    ],
    [
      "without a signature",
      async () =>
        `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await signActor(actor, "organisations", privateJwk)).split(".")[1]}.`,
    ],
    ["that is no token", async () => "nonsense"],
  ])("is refused: one %s", async (_, makeToken) => {
    await expect(verifyActor(await makeToken(), "organisations", publicJwk)).rejects.toThrow();
  });
});
