import type { TestClient, TestData } from "./test-client";
import type { TestPakmut } from "./test-pakmut";
import { upload, type UploadAnswer } from "./test-files";

export type ImportedList = "organisations" | "service-points";

const nouns: Readonly<Record<ImportedList, string>> = {
  organisations: "OrganisationImport",
  "service-points": "ServicePointImport",
};
const fields = `id state fileName isStale skipsBadRows added changed unchanged bad keptPins unknownColumns refusalTh refusalEn
  createdByName appliedByName finishedAt`;
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Somebody who imports files as the UI does. */
export class TestFileImport {
  readonly #noun: string;

  constructor(
    private readonly pakmut: TestPakmut,
    readonly client: TestClient,
    private readonly list: ImportedList,
    private readonly organisationId: string,
  ) {
    this.#noun = nouns[list];
  }

  /** Sends a file's bytes. */
  upload(bytes: Buffer, name = "file.csv"): Promise<UploadAnswer> {
    const headers = { "content-type": "application/octet-stream" };
    const to = `${this.list}/import`;
    return upload(this.pakmut.url, this.client, bytes, { to, recordId: this.organisationId, name, headers });
  }

  /** Sends a table and begins to compare it. */
  async start(
    content: Buffer | readonly (readonly string[])[],
    extra: Record<string, unknown> = {},
  ): Promise<TestData> {
    const bytes = Buffer.isBuffer(content) ? content : csvOf(content);
    const { id: fileId, rule } = await this.upload(bytes);
    if (!fileId) throw new Error(`The file was refused: ${rule}`);
    const parent = "parentId" in extra ? "parentId: $parentId, " : "";
    const data = await this.client.ask(
      `mutation ($fileId: ID!, ${parent ? "$parentId: ID!, " : ""}$key: String!) {
        start${this.#noun}(fileId: $fileId, ${parent}idempotencyKey: $key) { ${fields} } }`,
      { fileId, ...extra },
    );
    return data[`start${this.#noun}`];
  }

  async state(id: string): Promise<TestData> {
    return (await this.client.ask(`query ($id: ID!) { ${lower(this.#noun)}(id: $id) { ${fields} } }`, { id }))[
      lower(this.#noun)
    ];
  }

  /** Waits until it is compared, written or over. */
  async settled(id: string): Promise<TestData> {
    for (;;) {
      const found = await this.state(id);
      if (found.state !== "CHECKING" && found.state !== "APPLYING") return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Compares a table to the end. */
  async check(
    content: Buffer | readonly (readonly string[])[],
    extra: Record<string, unknown> = {},
  ): Promise<TestData> {
    return this.settled((await this.start(content, extra)).id);
  }

  readonly #applying = (): string =>
    `mutation ($id: ID!, $skipsBadRows: Boolean!, $key: String!) {
      apply${this.#noun}(id: $id, skipsBadRows: $skipsBadRows, idempotencyKey: $key) { ${fields} } }`;

  async apply(id: string, skipsBadRows = false): Promise<TestData> {
    return (await this.client.ask(this.#applying(), { id, skipsBadRows }))[`apply${this.#noun}`];
  }

  refusalToApply(id: string): ReturnType<TestClient["refusal"]> {
    return this.client.refusal(this.#applying(), { id, skipsBadRows: false });
  }

  async cancel(id: string): Promise<TestData> {
    const mutation = `mutation ($id: ID!, $key: String!) { cancel${this.#noun}(id: $id, idempotencyKey: $key) { ${fields} } }`;
    return (await this.client.ask(mutation, { id }))[`cancel${this.#noun}`];
  }

  async rows(importId: string, verdict: "ADDED" | "CHANGED" | "BAD"): Promise<TestData[]> {
    const data = await this.client.ask(
      `query ($importId: ID!, $verdict: FileImportVerdict!) { ${lower(this.#noun)}Rows(importId: $importId, verdict: $verdict) {
        line verdict recordId name changes { field before after } problems { column value rule reasonTh reasonEn } } }`,
      { importId, verdict },
    );
    return data[`${lower(this.#noun)}Rows`];
  }
}

/** Rows as CSV in UTF-8, the first being the headings. */
export const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    rows
      .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","))
      .join("\r\n"),
  );

/** What an import found, as numbers: added, changed, unchanged, bad. */
export const found = ({ added, changed, unchanged, bad }: TestData): number[] => [added, changed, unchanged, bad];
