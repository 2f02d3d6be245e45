import { createServer } from "node:net";
import type { TestDatabase } from "../../local/testing/test-database";
import { TestPakmut } from "../../local/testing/test-pakmut";
import type { DigitalIdSettings } from "../sign-in/digital-id.settings";
import { TestBrowser } from "./test-browser";
import { clientId, type Lies, TestProvider } from "./test-provider";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Pakmut and a provider of identities that it trusts. */
export class TestSignIn {
  private constructor(
    readonly provider: TestProvider,
    readonly pakmut: TestPakmut,
    /** Where browsers find Pakmut. */
    readonly origin: string,
  ) {}

  /**
   * Starts both; call in `beforeAll` and `close` in `afterAll`.
   * @param given Pakmut's database, when it is there already
   * @param publicUrl where browsers find Pakmut, when that is a proxy before it
   * @param settingsOf what Pakmut knows of the provider otherwise than by asking it
   */
  static async open(
    given?: TestDatabase,
    settingsOf: (provider: TestProvider) => Partial<DigitalIdSettings> = () => ({}),
    publicUrl: string | null = null,
  ): Promise<TestSignIn> {
    const provider = await TestProvider.open();
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const oidc = { issuerUrl: provider.issuer, clientId, scopes: ["openid", "profile"], ...settingsOf(provider) };
    return new TestSignIn(
      provider,
      await TestPakmut.open({ port, publicUrl: publicUrl ?? origin, oidc }, given),
      origin,
    );
  }

  browser(): TestBrowser {
    return new TestBrowser(this.origin);
  }

  /** Presses "sign in" and tells where the browser is sent. */
  async begin(browser: TestBrowser, returnTo?: string): Promise<URL> {
    const query = returnTo === undefined ? "" : `?${new URLSearchParams({ returnTo })}`;
    const response = await browser.open(`/auth/login${query}`);
    return new URL(response.headers.get("location") as string);
  }

  comeBack(browser: TestBrowser, answer: URLSearchParams): Promise<Response> {
    return browser.open(`/auth/callback?${answer}`);
  }

  /** The whole way there and back. */
  async signIn({
    browser = this.browser(),
    lies = {},
    returnTo,
  }: {
    browser?: TestBrowser;
    lies?: Lies;
    returnTo?: string;
  } = {}): Promise<{
    browser: TestBrowser;
    response: Response;
  }> {
    const authorization = await this.begin(browser, returnTo);
    return { browser, response: await this.comeBack(browser, this.provider.agree(authorization, lies)) };
  }

  /** How many sessions there are. */
  async sessionCount(): Promise<number> {
    const [row] = await this.pakmut.sql<{ count: string }>("select count(*) from accounts.sessions");
    return Number(row?.count);
  }

  async close(): Promise<void> {
    await this.pakmut.close();
    await this.provider.close();
  }
}
