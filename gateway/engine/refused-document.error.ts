import type { GraphQLError } from "graphql";

/** Why a document was not even tried. */
export type RefusalKind = "syntax" | "limits" | "schema";

/** A document that will not be executed; `errors` say why, for developers. */
export class RefusedDocument extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly errors: readonly GraphQLError[],
  ) {
    super(`Document refused: ${kind}`);
  }
}
