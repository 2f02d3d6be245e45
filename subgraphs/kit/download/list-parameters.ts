import { z } from "zod";
import { badUserInput } from "../errors";
import { readInput } from "../graphql/read-input";
import type { FileLanguage } from "./copied-table";
import type { OpenedRequest } from "./download";

type InputClass<Input> = new () => Input;

/** What a list as a file is asked for with. */
export interface ListParameters<Filter, Sort> {
  filter: Filter;
  sort: Sort | null;
  language: FileLanguage;
}

/** In an address an input is JSON. */
const asJson = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
const parametersShape = z
  .object({
    filter: z.preprocess(asJson, z.unknown()),
    sort: z.preprocess(asJson, z.unknown()),
    language: z.enum(["th", "en"]).default("th"),
  })
  .partial({ filter: true, sort: true })
  .strict();

/**
 * Reads the parameters of a list as a file: `filter` and `sort` are the inputs of the list's own query, `language` is that of
 * the headings.
 * @throws BAD_USER_INPUT for what the query refuses, too
 */
export async function readListParameters<Filter extends object, Sort extends object>(
  { schema, parameters }: OpenedRequest,
  Filter: InputClass<Filter>,
  Sort: InputClass<Sort>,
): Promise<ListParameters<Filter, Sort>> {
  const read = parametersShape.safeParse(parameters);
  if (!read.success)
    throw badUserInput(
      read.error.issues.map((issue) => ({
        field: "keys" in issue ? String(issue.keys) : issue.path.join("."),
        rule: "NOT_VALID",
      })),
    );
  const { filter, sort, language } = read.data;
  return {
    filter: await readInput(schema, Filter, filter ?? {}, "filter"),
    sort: sort === undefined || sort === null ? null : await readInput(schema, Sort, sort, "sort"),
    language,
  };
}
