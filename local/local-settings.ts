import { resolve } from "node:path";
import { z } from "zod";
import { projectFile } from "../subgraphs/kit/project-file";
import { readTrustedProxies } from "../gateway/http/client.address";
import { PlainError } from "./plain-error";

const optionalUrl = (protocols: RegExp) => z.url({ protocol: protocols }).optional();

const environmentShape = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PAKMUT_URL: optionalUrl(/^https?$/),
  PAKMUT_DATA_DIR: z.string().min(1).default(".pakmut"),
  DATABASE_URL: optionalUrl(/^postgres(ql)?$/),
  PAKMUT_TILE_URL: z.string().min(1).optional(),
  PAKMUT_TILE_ATTRIBUTION: z.string().default(""),
  PAKMUT_TRUSTED_PROXIES: z.string().default(""),
});

/** What can be set from outside, with everything else decided. */
export interface LocalSettings {
  /** 0 = any free port. */
  port: number;
  /** The address to listen at: this machine alone, unless HOST says otherwise, for the demo accounts' password is public. */
  host: string;
  /** Where browsers find Pakmut, when it is not http://localhost:<port>. */
  publicUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  databaseUrl: string | undefined;
  mapTiles: { url: string; attribution: string } | null;
  /** Proxies before Pakmut, whose word on a client's address counts. */
  trustedProxies: string[];
}

const meaning: Record<string, string> = {
  PORT: "a port number from 0 to 65535",
  HOST: "an address to listen at",
  PAKMUT_URL: "an address that begins with http:// or https://",
  DATABASE_URL: "an address that begins with postgres://",
};

/**
 * Reads the settings from environment variables; empty ones count as unset, a relative data directory belongs to the
 * clone. Throws a PlainError that names the variable that is wrong.
 */
export function readLocalSettings(environment: NodeJS.ProcessEnv): LocalSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const { data, error } = environmentShape.safeParse(given);
  if (data === undefined) {
    const name = String(error.issues[0]?.path[0]);
    throw new PlainError(`${name} must be ${meaning[name] ?? "set to something else"}, it is "${given[name]}".`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PAKMUT_URL?.replace(/\/+$/, ""),
    dataDir: resolve(projectFile(), data.PAKMUT_DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    mapTiles:
      data.PAKMUT_TILE_URL === undefined
        ? null
        : { url: data.PAKMUT_TILE_URL, attribution: data.PAKMUT_TILE_ATTRIBUTION },
    trustedProxies: readTrustedProxies(data.PAKMUT_TRUSTED_PROXIES),
  };
}
