import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { readRemoteSubgraphs, subgraphCallers } from "./subgraph.callers";

const key = '{"kty":"OKP","crv":"Ed25519","x":"…","d":"…"}';
const ignore = (): void => undefined;

describe("which subgraphs run elsewhere", () => {
  test("without addresses all run in this process", () => {
    expect(readRemoteSubgraphs(" ", undefined)).toBeNull();
    expect(subgraphCallers(allSubgraphs, null, ignore).map((caller) => "schema" in caller)).toEqual([true, true, true]);
  });

  test("whoever has an address is called there, the others run in this process", () => {
    const remote = readRemoteSubgraphs("accounts=http://a:1/graphql, organisations=https://o/graphql?x=1", key);
    expect(remote?.urls).toEqual({ accounts: "http://a:1/graphql", organisations: "https://o/graphql?x=1" });
    const callers = subgraphCallers(allSubgraphs, remote, ignore);
    expect(callers.map((caller) => [caller.name, "schema" in caller])).toEqual([
      ["organisations", false],
      ["accounts", false],
      ["service-points", true],
    ]);
  });

  test("a name that is none, an address that is none and a missing key are told at the start", () => {
    expect(() => subgraphCallers(allSubgraphs, readRemoteSubgraphs("acounts=http://a/", key), ignore)).toThrow(
      "acounts",
    );
    expect(() => readRemoteSubgraphs("accounts", key)).toThrow("Invalid URL");
    expect(() => readRemoteSubgraphs("accounts=http://a/", undefined)).toThrow("key");
  });
});
