import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { readRemoteSubgraphs, type RemoteSubgraphs } from "../../gateway/engine/subgraph.callers";
import { hashOf } from "../../gateway/sign-in/secret";
import { SessionStore } from "../../gateway/sign-in/session.store";
import { type Actor, signActor } from "../../subgraphs/kit/actor";
import { projectFile } from "../../subgraphs/kit/project-file";
import { announce, required } from "./child";

interface Context {
  actor?: Actor | null;
}

/** The same supergraph, unchanged; at each subgraph's address, with an actor signed for it as our gateway signs one. */
function createGateway({ urls, privateJwk }: RemoteSubgraphs): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl: readFileSync(projectFile("schema", "supergraph.graphql"), "utf8"),
    buildService: ({ name }) =>
      new RemoteGraphQLDataSource<Context>({
        url: urls[name],
        async willSendRequest({ request, context }) {
          const token = await signActor(context.actor ?? null, name, privateJwk);
          request.http?.headers.set("authorization", `Bearer ${token}`);
        },
      }),
  });
}

const bodyOf = async (request: IncomingMessage): Promise<string> => Buffer.concat(await request.toArray()).toString();

/** @apollo/server with @apollo/gateway before subgraphs in processes of their own, with the least around it: no Express. */
async function main(): Promise<void> {
  const remote = readRemoteSubgraphs(required("SUBGRAPH_URLS"), required("ACTOR_PRIVATE_KEY")) as RemoteSubgraphs;
  const sessions = new SessionStore(required("GATEWAY_URL"), () => undefined);
  const apollo = new ApolloServer<Context>({
    gateway: createGateway(remote),
    stopOnTerminationSignals: false,
    persistedQueries: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  const server = createServer(async (request, response) => {
    const cookie = request.headers.cookie ?? "";
    const idHash = hashOf(cookie.slice(cookie.indexOf("=") + 1));
    const { body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: "POST",
        headers: new HeaderMap([["content-type", "application/json"]]),
        search: "",
        body: JSON.parse(await bodyOf(request)),
      },
      context: async () => ({ actor: await sessions.readActor(idHash, request.socket.remoteAddress ?? null) }),
    });
    response.setHeader("content-type", "application/json");
    response.end(body.kind === "complete" ? body.string : "");
  });
  server.listen(0, "127.0.0.1", () =>
    announce(server, async () => {
      server.closeAllConnections();
      await Promise.all([apollo.stop(), sessions.end()]);
    }),
  );
}

void main();
