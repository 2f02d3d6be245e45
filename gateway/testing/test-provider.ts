import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** How a provider can be wrong, one thing at a time. */
export interface Lies {
  claims?: JWTPayload;
  /** Claims to leave out. */
  without?: readonly string[];
  /** Makes the ID token in place of the provider. */
  sign?: (claims: JWTPayload) => Promise<string> | string;
  noIdToken?: boolean;
  userInfo?: Record<string, unknown>;
  /** Status of the token endpoint. */
  tokenStatus?: number;
}

interface Code {
  challenge: string;
  nonce: string;
  lies: Lies;
}

export const clientId = "pakmut";
const keyId = "test-key";

/** An OpenID Connect provider that does what it is told, also what no provider should. It has no pages: tests press its buttons. */
export class TestProvider {
  readonly #codes = new Map<string, Code>();
  readonly #accessTokens = new Map<string, Lies>();
  #server!: Server;
  #keys!: { privateKey: CryptoKey; publicKey: CryptoKey };
  /** `true`: the provider is out of order as a whole. */
  isOutOfOrder = false;
  /** `false`: nothing is told about where to ask what. */
  isDiscoverable = true;
  /** How its client must prove itself at the token endpoint: the `authorization` header; `null` wants none. */
  clientAuthorization: string | null = null;

  static async open(): Promise<TestProvider> {
    const provider = new TestProvider();
    provider.#keys = await generateKeyPair("RS256");
    provider.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", async () => {
        const body = new URLSearchParams(Buffer.concat(chunks).toString());
        const { status, json } = await provider.#answer(request.url ?? "", body, request.headers.authorization);
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
      });
    });
    await new Promise<void>((resolve) => provider.#server.listen(0, "127.0.0.1", resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get publicKey(): CryptoKey {
    return this.#keys.publicKey;
  }

  /** What the person's browser brings back after she agreed at the address to which it was sent. */
  agree(authorization: URL, lies: Lies = {}): URLSearchParams {
    const query = authorization.searchParams;
    const code = randomBytes(16).toString("hex");
    this.#codes.set(code, { challenge: query.get("code_challenge") ?? "", nonce: query.get("nonce") ?? "", lies });
    return new URLSearchParams({ code, state: query.get("state") ?? "", iss: this.issuer });
  }

  /** What it brings back when there is no code. */
  decline(authorization: URL, error: string): URLSearchParams {
    return new URLSearchParams({ error, state: authorization.searchParams.get("state") ?? "", iss: this.issuer });
  }

  signed(claims: JWTPayload, key: CryptoKey = this.#keys.privateKey): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: keyId }).sign(key);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(
    url: string,
    body: URLSearchParams,
    authorization?: string,
  ): Promise<{ status: number; json: unknown }> {
    if (this.isOutOfOrder) return { status: 503, json: { error: "temporarily_unavailable" } };
    if (url === "/.well-known/openid-configuration" && this.isDiscoverable)
      return { status: 200, json: this.#metadata() };
    if (url === "/jwks") {
      return {
        status: 200,
        json: { keys: [{ ...(await exportJWK(this.#keys.publicKey)), kid: keyId, alg: "RS256", use: "sig" }] },
      };
    }
    if (url === "/token") {
      const isClient = (authorization ?? null) === this.clientAuthorization;
      return isClient ? this.#redeem(body) : { status: 401, json: { error: "invalid_client" } };
    }
    const lies = this.#accessTokens.get(authorization?.replace(/^bearer /i, "") ?? "");
    if (url !== "/userinfo" || !lies) return { status: 404, json: { error: "not_found" } };
    return { status: 200, json: { sub: "subject-1", name: "สมหญิง ทดสอบ", ...lies.userInfo } };
  }

  #metadata(): Record<string, unknown> {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/end`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    };
  }

  async #redeem(body: URLSearchParams): Promise<{ status: number; json: unknown }> {
    const given = body.get("code") ?? "";
    const code = this.#codes.get(given);
    this.#codes.delete(given);
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || code.challenge !== challenge) return { status: 400, json: { error: "invalid_grant" } };
    const { lies } = code;
    if (lies.tokenStatus) return { status: lies.tokenStatus, json: { error: "server_error" } };
    const accessToken = randomBytes(16).toString("hex");
    this.#accessTokens.set(accessToken, lies);
    const idToken = lies.noIdToken ? {} : { id_token: await this.#idToken(code) };
    return { status: 200, json: { access_token: accessToken, token_type: "Bearer", expires_in: 60, ...idToken } };
  }

  #idToken({ nonce, lies }: Code): Promise<string> | string {
    const now = Math.floor(Date.now() / 1_000);
    const claims: JWTPayload = {
      iss: this.issuer,
      aud: clientId,
      sub: "subject-1",
      iat: now,
      exp: now + 60,
      nonce,
      ...lies.claims,
    };
    for (const name of lies.without ?? []) delete claims[name];
    return lies.sign ? lies.sign(claims) : this.signed(claims);
  }
}
