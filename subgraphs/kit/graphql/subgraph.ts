import type { NonEmptyArray } from "type-graphql";
import type { MigrationInterface } from "typeorm";
import type { Downloads } from "../download/download";
import type { FileKinds } from "../file/file.types";
import type { Chore, Jobs } from "../job/job";
import type { ReferenceResolver } from "./reference";

type Class<Instance = object> = new () => Instance;

/** Environment variables that a subgraph reads by itself; a process that runs it has to have them. */
export interface SubgraphSettings {
  names: readonly string[];
  /** Throws, naming it, when one is missing or wrong. */
  check(): void;
}

/** What several parts of a subgraph read, as one. */
export const allSettings = (...parts: readonly SubgraphSettings[]): SubgraphSettings => ({
  names: parts.flatMap(({ names }) => names),
  check: () => {
    for (const part of parts) part.check();
  },
});

/** A subgraph is a value: what a process needs to know to run it, inside the gateway or alone. */
export interface Subgraph {
  /** As in the supergraph: "service-points". */
  name: string;
  /** PostgreSQL schema, and (after "pakmut_") role: "service_points". */
  schemaName: string;
  entities: readonly Class[];
  migrations: readonly Class<MigrationInterface>[];
  resolvers: NonEmptyArray<Class>;
  /** Entities that other subgraphs may refer to, by type name. */
  references: Readonly<Record<string, ReferenceResolver>>;
  /** What it reads of the environment of its process. */
  settings?: SubgraphSettings;
  /** Work that is done after the answer: `enqueue` asks for it. */
  jobs?: Jobs;
  /** Work that is looked after again and again. */
  chores?: Readonly<Record<string, Chore>>;
  /** Files that the gateway gives out below `/export/<subgraph>/`. */
  downloads?: Downloads;
  /** Files that the gateway takes and gives out below `/files/<subgraph>/`. */
  files?: FileKinds;
}
