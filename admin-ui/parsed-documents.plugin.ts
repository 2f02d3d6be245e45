import type { Plugin } from "vite";
import * as generated from "./src/data/generated/graphql";

const documentCall = /graphql\(\/\* GraphQL \*\/ `\s*(query|mutation|fragment) (\w+)[^`]*`\)/g;

/**
 * Puts each document, parsed, where it is written. Without this every page's documents would be in the first load:
 * `graphql()` looks them up by their text in one table of all of them.
 */
export function parsedDocuments(): Plugin {
  return {
    name: "pakmut-parsed-documents",
    // Before comments and types are taken out.
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { id: /\.graphql\.ts$/ },
      handler: (code) => code.replace(documentCall, (_call, kind: string, name: string) => parsed(kind, name)),
    },
  };
}

function parsed(kind: string, name: string): string {
  const exportName = `${name}${kind === "fragment" ? "FragmentDoc" : "Document"}`;
  const document = (generated as Record<string, unknown>)[exportName];
  if (!document) throw new Error(`${exportName} is not generated: npm run check -- --write`);
  return JSON.stringify(document);
}
