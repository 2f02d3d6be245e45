import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ClientSecretBasic,
} from "openid-client";
import type { DigitalIdSettings } from "../settings";
import type { ProvenPerson, SignInAttempt } from "./session.store";

const timeoutSeconds = 5;
const clockToleranceSeconds = 30;
const maxNameLength = 200;
const nameless = "ผู้ใช้ Digital ID";

export type DiscoveryState = "not asked yet" | "up" | "down";

/** A name as we keep it: composed, on one line, of a length that fits into a list. */
function toDisplayName(claim: unknown): string {
  const name =
    typeof claim === "string"
      ? claim
          .normalize("NFC")
          .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
          .trim()
      : "";
  return name.slice(0, maxNameLength) || nameless;
}

/** Our side of Digital ID: authorization code flow with PKCE, state and nonce. */
export class DigitalIdClient {
  readonly #redirectUri: string;
  #configuration: Promise<Configuration> | null = null;
  #state: DiscoveryState = "not asked yet";

  constructor(
    private readonly settings: DigitalIdSettings,
    private readonly publicUrl: string,
  ) {
    this.#redirectUri = new URL("/auth/callback", publicUrl).href;
  }

  /** Could the provider be discovered when it was last needed? */
  get state(): DiscoveryState {
    return this.#state;
  }

  /** Prepares a sign-in: where to send the browser, and what to keep until it is back. Throws when the provider is away. */
  async begin(returnTo: string): Promise<{ url: URL; attempt: SignInAttempt }> {
    const configuration = await this.#discover();
    const attempt = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier(), returnTo };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: this.settings.scopes.join(" "),
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: "S256",
      ui_locales: "th",
    });
    return { url, attempt };
  }

  /**
   * Redeems the provider's answer. Throws unless code, state, nonce, issuer, audience, times and signature are all right.
   * @param query of the callback, as it came
   */
  async finish(query: string, attempt: SignInAttempt): Promise<ProvenPerson> {
    const configuration = await this.#discover();
    const tokens = await authorizationCodeGrant(configuration, new URL(`${this.#redirectUri}${query}`), {
      pkceCodeVerifier: attempt.codeVerifier,
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error("The provider sent no ID token.");
    const { iss, sub, iat } = claims;
    // The library looks at the end of a token's life only.
    if (iat > Date.now() / 1_000 + clockToleranceSeconds) throw new Error("The ID token is from the future.");
    const name = claims.name ?? (await fetchUserInfo(configuration, tokens.access_token, sub)).name;
    return { issuer: iss, subject: sub, displayName: toDisplayName(name), logoutHint: sub };
  }

  /** Where the provider ends its own session too; `null` when it has no such page or cannot be asked. */
  async endSessionUrl(logoutHint: string): Promise<string | null> {
    try {
      const configuration = await this.#discover();
      if (!configuration.serverMetadata().end_session_endpoint) return null;
      // No id_token_hint: an ID token in a URL is one that scripts, histories and logs can read.
      return buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: new URL("/admin/?reason=signed-out", this.publicUrl).href,
        logout_hint: logoutHint,
        ui_locales: "th",
      }).href;
    } catch {
      return null;
    }
  }

  /** Asks once, at the first need: the stand-in starts with us and cannot answer earlier. After a failure it asks again. */
  #discover(): Promise<Configuration> {
    this.#configuration ??= this.#ask().then(
      (configuration) => {
        this.#state = "up";
        return configuration;
      },
      (error: unknown) => {
        this.#state = "down";
        this.#configuration = null;
        throw error;
      },
    );
    return this.#configuration;
  }

  async #ask(): Promise<Configuration> {
    const { issuerUrl, clientId, clientSecret } = this.settings;
    const issuer = new URL(issuerUrl);
    const metadata = { [clockTolerance]: clockToleranceSeconds };
    const authentication = clientSecret ? ClientSecretBasic(clientSecret) : None();
    // A provider on this machine is reached without TLS; any other must have it.
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
    return discovery(issuer, clientId, metadata, authentication, {
      timeout: timeoutSeconds,
      execute: [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])],
    });
  }
}
