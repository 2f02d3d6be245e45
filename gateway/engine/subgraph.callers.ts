import type { JWK } from "jose";
import { buildSubgraph, type ErrorLog } from "../../subgraphs/kit/graphql/build-subgraph";
import type { Subgraph } from "../../subgraphs/kit/graphql/subgraph";
import { httpSubgraph } from "./http-subgraph.caller";
import type { SubgraphCaller } from "./supergraph.engine";

/** The subgraphs that run in processes of their own. */
export interface RemoteSubgraphs {
  /** Address of each by its name; whoever is missing runs in this process. */
  urls: Readonly<Record<string, string>>;
  /** The gateway's key (Ed25519): they believe actors that it signed. */
  privateJwk: JWK;
  timeoutMs?: number;
}

/** One caller for each subgraph: a client of those with an address, the subgraph itself of all others. */
export function subgraphCallers(
  subgraphs: readonly Subgraph[],
  remote: RemoteSubgraphs | null,
  log: ErrorLog,
): SubgraphCaller[] {
  const stranger = Object.keys(remote?.urls ?? {}).find(
    (name) => !subgraphs.some((subgraph) => subgraph.name === name),
  );
  if (stranger !== undefined) throw new Error(`There is no subgraph "${stranger}" to be found at an address.`);
  return subgraphs.map((subgraph) => {
    const url = remote?.urls[subgraph.name];
    return remote && url ? httpSubgraph({ ...remote, name: subgraph.name, url }) : buildSubgraph(subgraph, log);
  });
}

/** The subgraphs that run in this process: their jobs are looked after here. */
export const subgraphsHere = (subgraphs: readonly Subgraph[], remote: RemoteSubgraphs | null): Subgraph[] =>
  subgraphs.filter(({ name }) => !remote?.urls[name]);

/**
 * Reads which subgraphs run elsewhere.
 * @param addresses "organisations=http://organisations:4001/graphql,accounts=…"; empty: none
 * @param privateKey a JWK. Throws when there are addresses and no key, or an address is none.
 */
export function readRemoteSubgraphs(addresses: string, privateKey: string | undefined): RemoteSubgraphs | null {
  if (addresses.trim() === "") return null;
  if (!privateKey) throw new Error("Subgraphs at addresses of their own need the gateway's key to sign actors.");
  const urls = addresses.split(",").map((entry) => {
    const [name = "", ...rest] = entry.trim().split("=");
    return [name, new URL(rest.join("=")).toString()] as const;
  });
  return { urls: Object.fromEntries(urls), privateJwk: JSON.parse(privateKey) as JWK };
}
