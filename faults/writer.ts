import { type Reply, saysNothing, sendOperation } from "./graphql.client";
import type { Alarm } from "./alarm";
import type { Attempt, Ledger, Outcome } from "./ledger";
import type { Officer } from "./scene";

interface WrittenRecord {
  id: string;
  kind: "service point" | "organisation";
  version: number;
}

const operations: Record<Attempt["kind"], string> = {
  pin: `mutation ($id: ID!, $version: Int!, $key: String!, $pin: PinInput!) {
    written: pinServicePoint(id: $id, version: $version, idempotencyKey: $key, input: $pin) { id version } }`,
  "note and pin": `mutation ($id: ID!, $version: Int!, $key: String!, $mark: String, $pin: PinInput!) {
    written: updateServicePoint(id: $id, version: $version, idempotencyKey: $key, input: { note: $mark }, pin: $pin) { id version } }`,
  fax: `mutation ($id: ID!, $version: Int!, $key: String!, $mark: String) {
    written: updateOrganisationProfile(id: $id, version: $version, idempotencyKey: $key, input: { fax: $mark }) { id version } }`,
};

const retryPauseMs = 100;
const oneIn = (count: number): boolean => Math.random() < 1 / count;
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;

/** The variables follow from the attempt alone: a retry asks for exactly the same. */
const variablesOf = ({ n, key, kind, recordId }: Attempt, version: number): Record<string, unknown> => ({
  id: recordId,
  version,
  key,
  ...(kind !== "pin" && { mark: String(n) }),
  ...(kind !== "fax" && { pin: { latitude: 18.5 + (n % 10_000) / 1e5, longitude: 98.9, reason: String(n) } }),
});

/** An answer without an error is a promise; one of ours with a code of its own is a refusal; all else says nothing. */
function outcomeOf(reply: Reply | undefined): Outcome {
  if (reply?.status === 200 && reply.code === null && reply.data?.written) return "ok";
  return reply?.code && !saysNothing(reply.code) ? "fail" : "info";
}

let count = 0;

/** An officer at work: she writes to her records, one after the other, and notes what she is told. */
export class Writer {
  /** Intentions of unknown outcome that she left alone, to be asked about at the end. */
  readonly parked: { attempt: Attempt; version: number }[] = [];
  /** What she was told that no fault is a reason for. */
  readonly wrongAnswers: string[] = [];
  readonly #records: WrittenRecord[];

  constructor(
    private readonly url: string,
    private readonly officer: Officer,
    private readonly ledger: Ledger,
    private readonly alarm: Alarm,
  ) {
    this.#records = [
      ...officer.servicePointIds.map((id) => ({ id, kind: "service point" as const, version: 1 })),
      ...officer.organisationIds.map((id) => ({ id, kind: "organisation" as const, version: 1 })),
    ];
  }

  async workUntil(isDone: () => boolean): Promise<void> {
    while (!isDone()) {
      const record = pick(this.#records);
      if (oneIn(20)) await this.#writeOnOldVersion(record);
      else await this.#write(record);
    }
  }

  /** Asks once more for everything of unknown outcome, with the same keys: now all of it must be done. */
  async settleParked(): Promise<void> {
    for (const { attempt, version } of this.parked) await this.#insist(attempt, version);
  }

  async #write(record: WrittenRecord): Promise<void> {
    const attempt = this.#intend(record);
    await this.ledger.invoke(attempt);
    const outcome = await this.#send(attempt, record.version);
    if (outcome === "info" && oneIn(4) && this.#records.length > 4) {
      this.parked.push({ attempt, version: record.version });
      this.#records.splice(this.#records.indexOf(record), 1);
      return;
    }
    if (outcome === "ok") await this.ledger.settle(attempt, "ok");
    // Also what was acknowledged is sent again now and then: it must not be done twice.
    if (outcome !== "ok" || oneIn(20)) await this.#insist(attempt, record.version);
    record.version += 1;
  }

  /** A definite refusal: nothing of it may ever be found. */
  async #writeOnOldVersion(record: WrittenRecord): Promise<void> {
    const attempt = this.#intend(record);
    await this.ledger.invoke(attempt);
    let outcome: Outcome = "info";
    while (outcome === "info") outcome = await this.#send(attempt, record.version - 1);
    if (outcome === "ok") this.wrongAnswers.push(`${attempt.key}: done on an old version`);
    await this.ledger.settle(attempt, outcome);
  }

  async #insist(attempt: Attempt, version: number): Promise<void> {
    let outcome = await this.#send(attempt, version);
    while (outcome === "info") outcome = await this.#send(attempt, version);
    if (outcome === "fail") this.wrongAnswers.push(`${attempt.key}: refused`);
    if (outcome === "ok" || this.ledger.outcomes.get(attempt.n) !== "ok") await this.ledger.settle(attempt, outcome);
  }

  #intend({ id, kind }: WrittenRecord): Attempt {
    const n = ++count;
    const attempt = { n, key: `fault-${n}-${Date.now()}`, recordId: id, personId: this.officer.personId };
    return { ...attempt, kind: kind === "organisation" ? "fax" : pick(["pin", "note and pin"] as const) };
  }

  async #send(attempt: Attempt, version: number): Promise<Outcome> {
    const reply = await sendOperation(
      this.url,
      this.officer.cookie,
      operations[attempt.kind],
      variablesOf(attempt, version),
    );
    const outcome = outcomeOf(reply);
    if (outcome === "info") await this.alarm.pause(retryPauseMs);
    return outcome;
  }
}
