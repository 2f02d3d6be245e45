import { addResolversToSchema, buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { type ExecutionResult, type GraphQLSchema, parse } from "graphql";
import { buildSchemaSync, createResolversMap, getMetadataStorage } from "type-graphql";
import type { Operation } from "../database/operation";
import type { DownloadContext, DownloadRequest } from "../download/download";
import { type DownloadAddress, openDownload, type OpenedDownload } from "../download/open-download";
import type { FileAddress, OpenedFile, UploadedFile } from "../file/file.types";
import { openFile } from "../file/open-file";
import { takeUpload, type UploadAddress, type UploadContext, type UploadRequest } from "../file/upload";
import { notFound } from "../errors";
import { compilingExecutor, type SubgraphRequest } from "./compiling.executor";
import type { SubgraphContext } from "./context";
import { federationDirectives, federationLink } from "./federation";
import { addReferenceResolvers } from "./reference";
import { guardFields } from "./require-actions";
import type { Subgraph } from "./subgraph";
import { toClientErrors } from "./to-client-errors";

/** A subgraph that can be asked. */
export interface RunningSubgraph {
  name: string;
  /** The schema as the composer takes it, federation directives included. */
  typeDefs: string;
  schema: GraphQLSchema;
  execute(request: SubgraphRequest, operation: Operation): Promise<ExecutionResult>;
  /** Opens a file of the subgraph. Throws the errors that an operation answers with. */
  download(
    address: DownloadAddress,
    request: Omit<DownloadRequest, "format">,
    context: DownloadContext,
  ): Promise<OpenedDownload>;
  /** Takes a file for one of the subgraph's records. Throws the errors that an operation answers with. */
  upload(address: UploadAddress, request: UploadRequest, context: UploadContext): Promise<UploadedFile>;
  /** Opens a file of one of the subgraph's records. Throws NOT_FOUND for whoever may not see it. */
  file(address: FileAddress, context: DownloadContext): Promise<OpenedFile>;
}

/** What a failed request leaves in the server's log; never sent to the client. */
export type ErrorLog = (error: unknown, requestId: string) => void;

/** A plain field is read, not resolved: without this each value of each row goes through a function and a promise. */
function readPlainFields(): void {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
}

/** The schema as the decorators of the resolvers say it, before federation and guards are added. */
export function buildDecoratedSchema(subgraph: Subgraph): GraphQLSchema {
  readPlainFields();
  return buildSchemaSync({
    resolvers: subgraph.resolvers,
    directives: federationDirectives,
    orphanedTypes: [],
    validate: { forbidUnknownValues: false, validationError: { target: false, value: false } },
    skipCheck: true,
  });
}

function printTypeDefs(decorated: GraphQLSchema): string {
  const printed = printSchemaWithDirectives(decorated)
    .replace(/^schema \{[^}]*\}\n*/m, "")
    .replace(/^directive @[^\n]*\n*/gm, "");
  return `${federationLink}\n\n${printed}\n`;
}

/**
 * Makes a subgraph out of its resolvers: composes its federated schema, guards every operation with its action and
 * hides unexpected errors. Throws when an operation names no action.
 */
export function buildSubgraph(subgraph: Subgraph, log: ErrorLog): RunningSubgraph {
  const decorated = buildDecoratedSchema(subgraph);
  guardFields(decorated);
  const typeDefs = printTypeDefs(decorated);
  const schema = buildSubgraphSchema(parse(typeDefs));
  const resolvers = addReferenceResolvers(decorated, createResolversMap(decorated), subgraph.references);
  addResolversToSchema(schema, resolvers as GraphQLResolverMap<SubgraphContext>);
  const execute = compilingExecutor(schema);
  return {
    name: subgraph.name,
    typeDefs,
    schema,
    download: (address, request, context) => openDownload(subgraph.downloads ?? {}, context, address, request, schema),
    upload: (address, request, context) =>
      takeUpload(subgraph.schemaName, subgraph.files ?? {}, address, request, context),
    file: async (address, { operation }) => {
      if (!subgraph.files) throw notFound();
      return openFile(subgraph.schemaName, operation, address);
    },
    async execute(request, operation) {
      const result = await execute(request, { operation });
      if (!result.errors) return result;
      return { ...result, errors: toClientErrors(result.errors, operation.requestId, log) };
    },
  };
}
