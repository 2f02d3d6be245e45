import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Types the documents of the back office against the public schema. The result is committed; `graphql()` gives a
 * document its type by its text, so every operation has a name and stands in a `*.graphql.ts` file.
 */
const config: CodegenConfig = {
  schema: process.env.PAKMUT_SCHEMA ?? "schema/api.graphql",
  documents: ["admin-ui/src/**/*.graphql.ts"],
  generates: {
    "admin-ui/src/data/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { DateTimeISO: "string", ID: "string" },
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        dedupeFragments: true,
      },
    },
  },
};

export default config;
