import { sendOperation } from "./graphql.client";
import { pause } from "./pause";
import type { Officer } from "./scene";

const read = `query ($organisation: ID!) { organisation(id: $organisation) { id nameTh fax servicePoints { id note } } me { id } }`;
const list = `query { servicePoints(first: 50) { totalCount nodes { id nameTh organisation { nameTh } } } }`;
const write = `mutation ($id: ID!, $version: Int!, $key: String!, $mark: String) {
  written: updateOrganisationProfile(id: $id, version: $version, idempotencyKey: $key, input: { fax: $mark }) { version } }`;

/** What officers ask on a quiet day. */
export class Traffic {
  #turn = 0;
  readonly #versions = new Map<string, number>();

  constructor(
    private readonly url: string,
    private readonly officers: readonly Officer[],
  ) {}

  /**
   * Sends one request after each `intervalMs`, whether or not those before it were answered.
   * @param isOver asked before each, where it shall end sooner
   */
  async flow(
    forMs: number,
    intervalMs: number,
    isOver: () => boolean = () => false,
  ): Promise<{ durations: number[]; failures: number }> {
    const durations: number[] = [];
    let failures = 0;
    const underWay: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let sent = 0; sent * intervalMs < forMs && !isOver(); sent++) {
      await pause(Math.max(0, startedAt + sent * intervalMs - performance.now()));
      const sentAt = performance.now();
      const answered = this.#send().then((isGood) => {
        durations.push(performance.now() - sentAt);
        if (!isGood) failures += 1;
      });
      underWay.push(answered);
    }
    await Promise.all(underWay);
    return { durations, failures };
  }

  /** Of ten requests seven read a record, two a list, one writes; writers take turns, so that none meets another. */
  async #send(): Promise<boolean> {
    const turn = this.#turn++;
    const { cookie, organisationIds } = this.officers[turn % this.officers.length] as Officer;
    const organisation = organisationIds[Math.floor(turn / 10) % organisationIds.length] as string;
    if (turn % 10 === 0) {
      const version = this.#versions.get(organisation) ?? 1;
      this.#versions.set(organisation, version + 1);
      const variables = { id: organisation, version, key: `soak-${turn}-${Date.now()}`, mark: String(turn) };
      return (await sendOperation(this.url, cookie, write, variables))?.code === null;
    }
    const query = turn % 10 < 3 ? list : read;
    return (await sendOperation(this.url, cookie, query, turn % 10 < 3 ? {} : { organisation }))?.code === null;
  }
}
