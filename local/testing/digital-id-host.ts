import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import * as client from "openid-client";
import { createDigitalId, type DigitalId } from "../digital-id/digital-id.provider";

/** The Digital ID stand-in on a port of its own, without Pakmut. */
export class DigitalIdHost {
  digitalId!: DigitalId;
  origin = "";
  #server!: Server;

  private constructor(private readonly dataDir: string) {}

  static async open(dataDir: string): Promise<DigitalIdHost> {
    const host = new DigitalIdHost(dataDir);
    await host.#start();
    return host;
  }

  /** Ends it and starts it again on the same data and port. */
  async restart(): Promise<void> {
    await this.close();
    await this.#start();
  }

  async close(): Promise<void> {
    this.digitalId.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Where Pakmut would send a browser that wants to sign in. */
  async authorizationUrl(): Promise<string> {
    const { issuer, clientId, clientSecret } = this.digitalId;
    const options = { execute: [client.allowInsecureRequests] };
    const configuration = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.origin}/auth/callback`,
      scope: "openid profile",
      state: "state",
      code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
      code_challenge_method: "S256",
    }).href;
  }

  async #start(): Promise<void> {
    const app = express();
    // A kept connection of fetch would not notice that the server restarted.
    app.use((_request, response, next) => {
      response.set("Connection", "close");
      next();
    });
    this.#server = createServer(app).listen(this.origin === "" ? 0 : Number(new URL(this.origin).port), "127.0.0.1");
    await new Promise((resolve) => this.#server.once("listening", resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.digitalId = createDigitalId({ origin: this.origin, dataDir: this.dataDir });
    app.use(this.digitalId.path, this.digitalId.router);
    app.get("/auth/callback", (_request, response) => {
      response.type("html").send("<!doctype html><title>Back at Pakmut</title>");
    });
  }
}
