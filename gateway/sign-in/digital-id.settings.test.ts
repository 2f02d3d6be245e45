import { z } from "zod";
import { digitalIdEnvironment, readDigitalIdSettings } from "./digital-id.settings";

const least = { PAKMUT_OIDC_ISSUER: "https://id.example", PAKMUT_OIDC_CLIENT_ID: "pakmut" };
const read = (more: Record<string, string> = {}) =>
  readDigitalIdSettings(z.object(digitalIdEnvironment).parse({ ...least, ...more }));
const endpoints = {
  PAKMUT_OIDC_AUTHORIZE_URL: "https://id.example/connect/authorize",
  PAKMUT_OIDC_TOKEN_URL: "https://id.example/connect/token",
  PAKMUT_OIDC_JWKS_URL: "https://id.example/jwks",
};

describe("the settings of the provider", () => {
  test("the least asks the provider for its addresses", () => {
    const settings = read();
    expect(settings).toMatchObject({
      issuerUrl: "https://id.example",
      clientId: "pakmut",
      scopes: ["openid", "profile"],
    });
    expect(settings.endpoints).toBeUndefined();
    expect(settings.clientAuthentication).toBeUndefined();
  });

  test("everything is read", () => {
    const settings = read({
      ...endpoints,
      PAKMUT_OIDC_USERINFO_URL: "https://id.example/connect/userinfo",
      PAKMUT_OIDC_END_SESSION_URL: "https://id.example/connect/endsession",
      PAKMUT_OIDC_CLIENT_SECRET: "s",
      PAKMUT_OIDC_CLIENT_AUTH: "basic-md5-ega",
      PAKMUT_OIDC_SCOPES: "openid  given_name family_name",
      PAKMUT_OIDC_NAME_CLAIMS: "title given_name family_name, name",
      PAKMUT_OIDC_POST_LOGOUT_PARAMETER: "post_logout_redirect_url",
      PAKMUT_DIGITAL_ID_REGISTER_URL: "https://id.example/Account/Register",
    });
    expect(settings).toEqual({
      issuerUrl: "https://id.example",
      clientId: "pakmut",
      clientSecret: "s",
      clientAuthentication: "basic-md5-ega",
      scopes: ["openid", "given_name", "family_name"],
      endpoints: {
        authorization: "https://id.example/connect/authorize",
        token: "https://id.example/connect/token",
        jwks: "https://id.example/jwks",
        userInfo: "https://id.example/connect/userinfo",
        endSession: "https://id.example/connect/endsession",
      },
      nameClaims: [["title", "given_name", "family_name"], ["name"]],
      postLogoutParameter: "post_logout_redirect_url",
      registerUrl: "https://id.example/Account/Register",
    });
  });

  test.each<[string, Record<string, string>]>([
    ["plain http", { PAKMUT_OIDC_ISSUER: "http://id.example" }],
    ["a secret that is missing", { PAKMUT_OIDC_CLIENT_AUTH: "basic" }],
    ["another way to prove", { PAKMUT_OIDC_CLIENT_AUTH: "magic", PAKMUT_OIDC_CLIENT_SECRET: "s" }],
    ["no openid", { PAKMUT_OIDC_SCOPES: "profile" }],
    ["half of the addresses", { ...endpoints, PAKMUT_OIDC_JWKS_URL: "" }],
    ["an address over http", { ...endpoints, PAKMUT_OIDC_TOKEN_URL: "http://id.example/token" }],
    ["a parameter that is none", { PAKMUT_OIDC_POST_LOGOUT_PARAMETER: "a&b" }],
  ])("%s is refused", (_name, more) => expect(() => read(more)).toThrow());
});
