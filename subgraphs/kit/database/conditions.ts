/** Collects the conditions of one statement, each with its parameters written as "?". */
export class Conditions {
  readonly parameters: unknown[];
  readonly #parts: string[] = [];

  constructor(...parameters: unknown[]) {
    this.parameters = parameters;
  }

  /** Adds a condition; each "?" stands for the next of the values. */
  add(sql: string, ...values: unknown[]): this {
    let next = 0;
    this.#parts.push(sql.replaceAll("?", () => this.parameter(values[next++])));
    return this;
  }

  /** Adds the condition unless the value is absent or `null`: the usual case of an optional filter. */
  addIfGiven(sql: string, value: unknown): this {
    return value === undefined || value === null ? this : this.add(sql, value);
  }

  /** Adds a parameter and gives its place, such as "$3". */
  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** "where a and b", or nothing. */
  get where(): string {
    return this.#parts.length ? `where ${this.#parts.join(" and ")}` : "";
  }
}
