import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  Configuration,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { clientAuthenticationOf } from "./client-authentication";
import type { DigitalIdSettings } from "./digital-id.settings";
import { displayNameOf } from "./display-name";
import type { ProvenPerson, SignInAttempt } from "./session.store";

const timeoutSeconds = 5;
const clockToleranceSeconds = 30;
const nameless = "ผู้ใช้ Digital ID";

export type DiscoveryState = "not asked yet" | "up" | "down";

/** The library looks at the end of a token's life only; we at its beginning too. */
class FutureToken extends Error {
  readonly code = "TOKEN_FROM_THE_FUTURE";

  constructor() {
    super("The ID token is from the future.");
  }
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
    if (iat > Date.now() / 1_000 + clockToleranceSeconds) throw new FutureToken();
    const { nameClaims } = this.settings;
    const displayName =
      displayNameOf(claims, nameClaims) ??
      displayNameOf(await userInfoOf(configuration, tokens.access_token, sub), nameClaims) ??
      nameless;
    return { issuer: iss, subject: sub, displayName, logoutHint: sub };
  }

  /**
   * Where somebody makes an account who has none; it leads back to signing in.
   * @param returnTo a page of ours, as `safeReturnTo` gives it
   */
  registerUrl(returnTo: string): string {
    const login = new URL("/auth/login", this.publicUrl);
    login.searchParams.set("returnTo", returnTo);
    if (!this.settings.registerUrl) return login.href;
    const url = new URL(this.settings.registerUrl);
    // Named as IdentityServer names it, by which Digital ID is made.
    url.searchParams.set("ReturnUrl", login.href);
    return url.href;
  }

  /** Where the provider ends its own session too; `null` when it has no such page or cannot be asked. */
  async endSessionUrl(logoutHint: string): Promise<string | null> {
    try {
      const configuration = await this.#discover();
      if (!configuration.serverMetadata().end_session_endpoint) return null;
      // No id_token_hint: an ID token in a URL is one that scripts, histories and logs can read.
      return buildEndSessionUrl(configuration, {
        [this.settings.postLogoutParameter ?? "post_logout_redirect_uri"]: new URL(
          "/admin/?reason=signed-out",
          this.publicUrl,
        ).href,
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
    const { issuerUrl, clientId, endpoints } = this.settings;
    const issuer = new URL(issuerUrl);
    const metadata = { [clockTolerance]: clockToleranceSeconds };
    const authentication = clientAuthenticationOf(this.settings);
    // A provider on this machine is reached without TLS; any other must have it.
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(issuer.hostname);
    const execute = [enableNonRepudiationChecks, ...(isLocal ? [allowInsecureRequests] : [])];
    if (!endpoints) return discovery(issuer, clientId, metadata, authentication, { timeout: timeoutSeconds, execute });
    const server = {
      issuer: issuerUrl,
      authorization_endpoint: endpoints.authorization,
      token_endpoint: endpoints.token,
      jwks_uri: endpoints.jwks,
      userinfo_endpoint: endpoints.userInfo ?? undefined,
      end_session_endpoint: endpoints.endSession ?? undefined,
    };
    const configuration = new Configuration(server, clientId, metadata, authentication);
    configuration.timeout = timeoutSeconds;
    for (const change of execute) change(configuration);
    return configuration;
  }
}

/** What the provider says of the person beyond the ID token; nothing when it has no address to ask. */
async function userInfoOf(
  configuration: Configuration,
  accessToken: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (!configuration.serverMetadata().userinfo_endpoint) return {};
  return fetchUserInfo(configuration, accessToken, subject);
}
