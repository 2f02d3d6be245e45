import pino from "pino";
import type { TestClient } from "./test-client";
import { TestPakmut } from "./test-pakmut";
import { addOrganisation, type TestNode } from "./test-tree";
import { runChore, startChore } from "../../subgraphs/kit/job/chore.runner";
import type { Chore } from "../../subgraphs/kit/job/job";
import { judgeChangedPins } from "../../subgraphs/service-points/pin-doubt/judge-changed-pins.chore";
import { judgePins } from "../../subgraphs/service-points/pin-doubt/judge-pins.chore";

export const chiangMai = { latitude: 18.7878, longitude: 98.9931 };
export const inChiangMai = { province_code: "50", district_code: "5001" };
export const place = (latitude: number, longitude: number) => ({ latitude, longitude, pin_source: "IMPORTED" });
export const at = ({ latitude, longitude } = chiangMai) => place(latitude, longitude);

export const pin = `mutation ($id: ID!, $version: Int!, $latitude: Float!, $longitude: Float!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: $latitude, longitude: $longitude }, idempotencyKey: $key) {
    version pinDoubts pin { matchesAddress reason } } }`;
export const confirm = `mutation ($id: ID!, $version: Int!, $reason: String, $key: String!) {
  confirmPin(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { version pinDoubts } }`;

/** Two colleges of one department, an officer of the first, a central officer of both, and the chores that judge their pins. */
export class PinStory {
  private constructor(
    readonly pakmut: TestPakmut,
    readonly college: TestNode,
    readonly other: TestNode,
    readonly officer: TestClient,
    readonly central: TestClient,
  ) {}

  static async open(): Promise<PinStory> {
    const pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    const department = await addOrganisation(pakmut, "กรม", { below: ministry });
    const college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    const other = await addOrganisation(pakmut, "วิทยาลัยอื่น", { below: department });
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    return new PinStory(pakmut, college, other, officer, await pakmut.as("CENTRAL_OFFICER", department.id));
  }

  lookAtAll = (): Promise<void> => this.#run(judgePins);
  lookAtChanged = (signal?: AbortSignal): Promise<void> => this.#run(judgeChangedPins, signal);
  /** Looks again and again, as a server does; gives what ends it. */
  keepLooking = (): (() => Promise<void>) => startChore("judge", judgeChangedPins, this.#settings());

  isJudged = async (id: string): Promise<boolean> =>
    (await this.officer.ask("query ($id: ID!) { servicePoint(id: $id) { isPinJudged } }", { id })).servicePoint
      .isPinJudged;
  doubtsOf = async (id: string, who = this.central): Promise<string[]> =>
    (await who.ask("query ($id: ID!) { servicePoint(id: $id) { pinDoubts } }", { id })).servicePoint.pinDoubts;

  #settings(signal = new AbortController().signal) {
    return { database: this.pakmut.database, logger: pino({ enabled: false }), signal };
  }

  #run(chore: Chore, signal?: AbortSignal): Promise<void> {
    return runChore("judge", chore, this.#settings(signal));
  }
}
