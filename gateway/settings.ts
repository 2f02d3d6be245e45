import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Database } from "../subgraphs/kit/database/database";
import type { SubgraphCaller } from "./engine/supergraph.engine";
import type { DigitalIdSettings } from "./sign-in/digital-id.settings";

/** A part of the address space that somebody else answers, such as the Digital ID stand-in. */
export interface Mount {
  /** "/digital-id" */
  path: string;
  handler: RequestHandler;
}

/** A folder of built files, with `.br` and `.gz` beside the large ones. */
export interface StaticFolder {
  /** "/admin" */
  path: string;
  folder: string;
  /** Answer pages that are no file with the folder's index.html: the UI routes them itself. */
  spaFallback: boolean;
}

export interface GatewaySettings {
  host: string;
  /** 0 takes a free port; then `publicUrl` must not name one. */
  port: number;
  /** Where browsers find us: "https://pakmut.example.go.th". Sign-in returns here, and only its pages may call us. */
  publicUrl: string;
  databaseUrls: {
    /** Login that may call the session functions of accounts, and nothing else. */
    gatewayUrl: string;
  };
  /** The pool of the subgraphs that run in this process. Whoever opened it closes it, after the gateway. */
  database: Database;
  /** One for each subgraph of the supergraph: those of this process as `buildSubgraph` gives them. */
  subgraphs: readonly SubgraphCaller[];
  supergraphSdl: string;
  oidc: DigitalIdSettings;
  mounts: readonly Mount[];
  staticFolders: readonly StaticFolder[];
  /** Map tiles of the installation: a URL with {z}, {x}, {y}. `null`: the shipped boundaries alone. */
  mapTiles: { url: string; attribution: string } | null;
  logger: Logger;
  /** Addresses and blocks of the proxies before us, whose word on a client's address counts. None unless named. */
  trustedProxies?: readonly string[];
  /** May clients ask for the schema, and learn from an error what is wrong with a query? On while developing, off in production. */
  showsSchema: boolean;
}
