import { createHmac, createPrivateKey, sign } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { TEST_MODE } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { allSubgraphs } from "./all-subgraphs";
import { signActor } from "./kit/actor";

type Claims = Record<string, unknown>;

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = (): number => Math.floor(Date.now() / 1000);

/** Signs whatever it is given, right or wrong: written without the code that it is to test. */
function token(privateJwk: JWK, claims: Claims, header: Claims = { alg: "EdDSA" }): string {
  const text = `${base64(header)}.${base64(claims)}`;
  const key = createPrivateKey({ key: { ...privateJwk }, format: "jwk" });
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}

const goodClaims = (audience: string): Claims => ({
  iss: "pakmut-gateway",
  aud: audience,
  sub: "019ab000-0000-7000-8000-000000000001",
  name: "ทดสอบ",
  grant: null,
  address: null,
  iat: now(),
  exp: now() + 60,
});

function without(claims: Claims, name: string): Claims {
  const { [name]: _left, ...rest } = claims;
  return rest;
}

interface Keys {
  own: JWK;
  public: JWK;
  foreign: JWK;
}

/** Every way to be wrong, as the whole header; `null`: none at all. */
const badActors: Record<string, (keys: Keys, name: string) => string | null> = {
  "no header": () => null,
  "an empty token": () => "Bearer ",
  "no token": () => "Bearer nonsense",
  "another scheme": ({ own }, name) => `Basic ${token(own, goodClaims(name))}`,
  "another key": ({ foreign }, name) => `Bearer ${token(foreign, goodClaims(name))}`,
  "another subgraph's": ({ own }) => `Bearer ${token(own, goodClaims("somebody-else"))}`,
  "no audience": ({ own }, name) => `Bearer ${token(own, without(goodClaims(name), "aud"))}`,
  "another issuer": ({ own }, name) => `Bearer ${token(own, { ...goodClaims(name), iss: "somebody" })}`,
  "no issuer": ({ own }, name) => `Bearer ${token(own, without(goodClaims(name), "iss"))}`,
  expired: ({ own }, name) => `Bearer ${token(own, { ...goodClaims(name), exp: now() - 31 })}`,
  "without an end": ({ own }, name) => `Bearer ${token(own, without(goodClaims(name), "exp"))}`,
  "too old": ({ own }, name) => `Bearer ${token(own, { ...goodClaims(name), iat: now() - 600, exp: now() + 600 })}`,
  "without a beginning": ({ own }, name) => `Bearer ${token(own, without(goodClaims(name), "iat"))}`,
  "of the future": ({ own }, name) =>
    `Bearer ${token(own, { ...goodClaims(name), iat: now() + 600, exp: now() + 660 })}`,
  "not yet valid": ({ own }, name) => `Bearer ${token(own, { ...goodClaims(name), nbf: now() + 600 })}`,
  "without a subject": ({ own }, name) => `Bearer ${token(own, without(goodClaims(name), "sub"))}`,
  "a role that there is not": ({ own }, name) =>
    `Bearer ${token(own, { ...goodClaims(name), grant: { id: "1", role: "KING", organisationId: "1", scopePath: "0" } })}`,
  "a grant without a scope": ({ own }, name) =>
    `Bearer ${token(own, { ...goodClaims(name), grant: { id: "1", role: "BI_READER", organisationId: "1" } })}`,
  "unsigned, alg none": (_keys, name) => `Bearer ${base64({ alg: "none" })}.${base64(goodClaims(name))}.`,
  "HS256 with the public key": (keys, name) => {
    const text = `${base64({ alg: "HS256" })}.${base64(goodClaims(name))}`;
    const secret = Buffer.from(keys.public.x as string, "base64url");
    return `Bearer ${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
  },
  "its own key in the header": ({ foreign }, name) => {
    const { d: _secret, ...jwk } = foreign;
    return `Bearer ${token(foreign, goodClaims(name), { alg: "EdDSA", jwk })}`;
  },
  "other claims under a good signature": ({ own }, name) => {
    const [header, , signature] = token(own, goodClaims(name)).split(".");
    return `Bearer ${header}.${base64({ ...goodClaims(name), name: "ผู้อื่น" })}.${signature}`;
  },
};

const operations: Record<string, string> = {
  query: "{ __typename }",
  _entities: '{ _entities(representations: [{ __typename: "Organisation", id: "1" }]) { __typename } }',
  _service: "{ _service { sdl } }",
  introspection: "{ __schema { types { name } } }",
  "a broken document": "{ nothing of the kind",
};

describe.each(allSubgraphs.map(({ name }) => name))("the server of %s", (name) => {
  let pakmut: TestPakmut;
  let keys: Keys;

  beforeAll(async () => {
    process.env[TEST_MODE] = "distributed";
    pakmut = await TestPakmut.open();
    const foreign = await generateKeyPair("EdDSA", { extractable: true });
    if (!pakmut.distribution) throw new Error("The subgraphs do not run apart.");
    const { remote, publicJwk } = pakmut.distribution;
    keys = { own: remote.privateJwk, public: publicJwk, foreign: await exportJWK(foreign.privateKey) };
  });
  afterAll(async () => {
    delete process.env[TEST_MODE];
    await pakmut.close();
  });

  const send = (authorization: string | null, query: string, more: RequestInit = {}): Promise<Response> =>
    fetch(pakmut.distribution?.urlOf(name) as string, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization !== null && { authorization }) },
      body: JSON.stringify({ query }),
      ...more,
    });

  test("answers whom the gateway vouches for, somebody or nobody", async () => {
    for (const authorization of [
      `Bearer ${token(keys.own, goodClaims(name))}`,
      `Bearer ${await signActor(null, name, keys.own)}`,
    ]) {
      for (const query of [operations.query, operations._service, operations.introspection] as string[]) {
        const answer = await send(authorization, query);
        expect([answer.status, await answer.json()]).toEqual([200, { data: expect.any(Object) }]);
      }
    }
  });

  test.each(Object.keys(badActors))("gives no data and no hint to: %s", async (kind) => {
    for (const query of Object.values(operations)) {
      const answer = await send(badActors[kind]?.(keys, name) ?? null, query);
      expect([answer.status, await answer.json()]).toEqual([401, { errors: [{ message: "No valid actor." }] }]);
    }
  });

  test("takes nothing but JSON that is posted", async () => {
    const authorization = `Bearer ${token(keys.own, goodClaims(name))}`;
    const get = await fetch(`${pakmut.distribution?.urlOf(name)}?query={__typename}`, { headers: { authorization } });
    expect(get.status).toBe(404);
    const form = { authorization, "content-type": "text/plain" };
    expect((await send(authorization, "{ __typename }", { headers: form })).status).toBe(415);
    const batch = JSON.stringify([{ query: "{ __typename }" }]);
    expect((await send(authorization, "", { body: batch })).status).toBe(400);
  });
});
