import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOKEN_KEY, TokenKeys } from "../subgraphs/accounts/activation-token/token-keys";
import { provideTokenKey } from "./token-key";

describe("the key of activation tokens on one machine", () => {
  const before = process.env[TOKEN_KEY];
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "pakmut-token-key-"));
    delete process.env[TOKEN_KEY];
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
    if (before === undefined) delete process.env[TOKEN_KEY];
    else process.env[TOKEN_KEY] = before;
  });

  test("is made once, for its owner's eyes, and is the same at the next start", () => {
    provideTokenKey(dataDir);
    const made = process.env[TOKEN_KEY];
    expect(() => TokenKeys.read(made)).not.toThrow();
    expect(statSync(join(dataDir, "token.key")).mode & 0o777).toBe(0o600);
    delete process.env[TOKEN_KEY];
    provideTokenKey(dataDir);
    expect(process.env[TOKEN_KEY]).toBe(made);
  });

  test("is the one of the environment, when it names one", () => {
    process.env[TOKEN_KEY] = "given";
    provideTokenKey(dataDir);
    expect(process.env[TOKEN_KEY]).toBe("given");
    expect(() => readFileSync(join(dataDir, "token.key"))).toThrow("ENOENT");
  });
});
