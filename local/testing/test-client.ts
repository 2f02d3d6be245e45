import { randomUUID } from "node:crypto";

/** Whose session a client uses. */
export interface TestSession {
  sessionId: string;
  personId: string;
  grantId: string | null;
}

export interface TestError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    requestId?: string;
    reason?: string;
    retryAfterSeconds?: number;
    fields?: { field: string; rule: string; values?: Record<string, unknown> }[];
    conflict?: { version: number; changedByName: string | null; fields: string[]; current: Record<string, unknown> };
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what a test asserts
export type TestData = Record<string, any>;

export interface TestAnswer {
  status: number;
  data: TestData | null;
  errors?: TestError[];
}

/** Somebody who speaks GraphQL with Pakmut over HTTP, as the UI does. */
export class TestClient {
  constructor(
    private readonly url: string,
    readonly session: TestSession | null,
  ) {}

  get cookie(): string {
    return this.session ? `__Host-pakmut-session=${this.session.sessionId}` : "";
  }

  /** Sends one operation; `$key` is filled with a new idempotency key unless one is given. */
  async send(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<TestAnswer> {
    const given = query.includes("$key") ? { key: randomUUID(), ...variables } : variables;
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-pakmut-csrf": "1", cookie: this.cookie, ...headers },
      body: JSON.stringify({ query, variables: given }),
    });
    return { status: response.status, ...((await response.json()) as Omit<TestAnswer, "status">) };
  }

  /** Sends an operation that must succeed, and gives its data. */
  async ask(query: string, variables: Record<string, unknown> = {}): Promise<TestData> {
    const { data, errors } = await this.send(query, variables);
    if (errors || !data) throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Sends an operation that must be refused, and gives the error. */
  async refusal(query: string, variables: Record<string, unknown> = {}): Promise<TestError> {
    const { data, errors } = await this.send(query, variables);
    if (!errors?.[0]) throw new Error(`The operation was not refused: ${JSON.stringify(data)}`);
    return errors[0];
  }
}
