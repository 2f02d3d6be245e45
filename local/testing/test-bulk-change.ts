import type { TestClient, TestData, TestError } from "./test-client";

const fields =
  "id state kind total changed unchanged refused undoesId undoneById undoableUntil createdByName finishedAt";

interface Asked {
  change: Record<string, unknown>;
  ids?: string[];
  records?: { recordId: string; version: number }[];
  filter?: Record<string, unknown>;
  key?: string;
}

/** What the API is asked for: records that are named alone are chosen as they were when they were added. */
const variablesOf = ({ ids, ...asked }: Asked): Record<string, unknown> => ({
  ...(ids && { records: ids.map((recordId) => ({ recordId, version: 1 })) }),
  ...asked,
});

/** Somebody who changes many records at a time, as the UI does. */
export class TestBulkChange {
  constructor(
    readonly client: TestClient,
    private readonly noun: "organisation" | "servicePoint",
  ) {}

  get #big(): string {
    return `${this.noun.charAt(0).toUpperCase()}${this.noun.slice(1)}`;
  }

  get #start(): string {
    return `mutation ($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: ${this.#big}Filter, $key: String!) {
      answer: start${this.#big}BulkChange(change: $change, records: $records, filter: $filter, idempotencyKey: $key) { ${fields} } }`;
  }

  /** What a change would do, by group: "before expected count". */
  async preview({ key: _, ...asked }: Asked): Promise<string[]> {
    const { answer } = await this.client.ask(
      `query ($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: ${this.#big}Filter) {
        answer: ${this.noun}BulkChangePreview(change: $change, records: $records, filter: $filter) { before expected isChangedSince count } }`,
      variablesOf(asked),
    );
    return answer
      .map(({ before, expected, isChangedSince, count }: TestData) =>
        [`${before} ${expected}`, ...(isChangedSince ? ["CHANGED_SINCE"] : []), count].join(" "),
      )
      .sort();
  }

  async start(asked: Asked): Promise<TestData> {
    return (await this.client.ask(this.#start, variablesOf(asked))).answer;
  }

  refusalToStart(asked: Asked): Promise<TestError> {
    return this.client.refusal(this.#start, variablesOf(asked));
  }

  readonly #command = (verb: "cancel" | "undo"): string =>
    `mutation ($id: ID!, $key: String!) { answer: ${verb}${this.#big}BulkChange(id: $id, idempotencyKey: $key) { ${fields} } }`;

  async cancel(id: string): Promise<TestData> {
    return (await this.client.ask(this.#command("cancel"), { id })).answer;
  }

  async undo(id: string): Promise<TestData> {
    return (await this.client.ask(this.#command("undo"), { id })).answer;
  }

  refusalTo(verb: "cancel" | "undo", id: string): Promise<TestError> {
    return this.client.refusal(this.#command(verb), { id });
  }

  async state(id: string): Promise<TestData> {
    const query = `query ($id: ID!) { answer: ${this.noun}BulkChange(id: $id) { ${fields} } }`;
    return (await this.client.ask(query, { id })).answer;
  }

  /** Waits until the job has brought a change to its end. */
  async settled(id: string): Promise<TestData> {
    for (;;) {
      const found = await this.state(id);
      if (found.finishedAt) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The records of one outcome: "name rule". */
  async rows(id: string, outcome: "CHANGED" | "UNCHANGED" | "REFUSED"): Promise<string[]> {
    const { answer } = await this.client.ask(
      `query ($id: ID!, $outcome: BulkChangeOutcome!) {
        answer: ${this.noun}BulkChangeRows(id: $id, outcome: $outcome) { nameTh rule reasonTh reasonEn } }`,
      { id, outcome },
    );
    for (const { rule, reasonTh, reasonEn } of answer) expect([!reasonTh, !reasonEn]).toEqual([!rule, !rule]);
    return answer.map(({ nameTh, rule }: TestData) => (rule ? `${nameTh} ${rule}` : nameTh));
  }
}
