import { Directive, Field, Int, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({ description: "How much of a record is filled in (ความครบถ้วน)." })
export class Completeness {
  @Field(() => Int, { description: "0 to 100." })
  percent!: number;

  @Field(() => [String], { description: "Names of the fields that are still empty, in the order of the form." })
  missing!: string[];
}

/** A field that counts towards completeness, and the column that holds it. */
export interface CompletenessField {
  field: string;
  column: string;
}

const lists: readonly string[] = ["phones", "photos"];

/** An expression that is 1 when the column holds something, else 0. An empty JSON list holds nothing. */
const filled = (column: string): string =>
  lists.includes(column) ? `(${column} <> '[]'::jsonb)::int` : `(${column} is not null)::int`;

/** What the stored column `completeness_percent` is made of. */
export function completenessExpression(columns: readonly string[]): string {
  const sum = columns.map(filled).join(" + ");
  return `((${sum}) * 100 / ${columns.length})::smallint`;
}

/** Definition of the stored column `completeness_percent`, so that lists filter and sort by it. Full only when nothing is missing. */
export const completenessColumn = (fields: readonly Pick<CompletenessField, "column">[]): string =>
  `completeness_percent smallint generated always as (${completenessExpression(fields.map(({ column }) => column))}) stored`;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && !value.length);

/** What a record still lacks, and how much of it is there: the same rule as the column's. */
export function completenessOf<Row extends object>(fields: readonly CompletenessField[], record: Row): Completeness {
  const values = record as Record<string, unknown>;
  const missing = fields.filter(({ field }) => isEmpty(values[field])).map(({ field }) => field);
  return { percent: Math.floor(((fields.length - missing.length) * 100) / fields.length), missing };
}
