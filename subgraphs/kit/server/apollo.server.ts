import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { Logger } from "pino";
import type { ErrorLog, RunningSubgraph } from "../graphql/build-subgraph";
import type { SubgraphContext } from "../graphql/context";
import { toClientErrors } from "../graphql/to-client-errors";

/** The same words for errors as when the subgraph runs inside the gateway: whoever asks cannot tell the difference. */
const maskedErrors = (log: ErrorLog): ApolloServerPlugin<SubgraphContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ errors, response, contextValue }) {
        if (!errors?.length || response.body.kind !== "single") return;
        const masked = toClientErrors(errors, contextValue.operation.requestId, log);
        response.body.singleResult.errors = masked.map((error) => error.toJSON());
      },
    };
  },
});

/** Makes the server of one subgraph's schema: no pages, no reports to anybody, no GET, no batches. It still has to be started. */
export function createApolloServer(
  subgraph: RunningSubgraph,
  logger: Logger,
  log: ErrorLog,
): ApolloServer<SubgraphContext> {
  return new ApolloServer<SubgraphContext>({
    schema: subgraph.schema,
    logger,
    // Only who brings a token of the gateway's gets this far; what clients learn of the schema the gateway decides.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    plugins: [
      maskedErrors(log),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
