import { rateLimited } from "../errors";

const atOnce = 48;
const atOnceOfPerson = 4;
const retryAfterSeconds = 5;

/** How many uploads are under way in this process, each person's and all: who sends slowly must not keep others out. */
class UploadsUnderWay {
  #all = 0;
  readonly #ofPerson = new Map<string, number>();

  /** Counts `work` while it lasts. Throws RATE_LIMITED when there are too many already: nothing of the body is read then. */
  async count<Result>(personId: string, work: () => Promise<Result>): Promise<Result> {
    const own = this.#ofPerson.get(personId) ?? 0;
    if (own >= atOnceOfPerson || this.#all >= atOnce) throw rateLimited(retryAfterSeconds);
    this.#all++;
    this.#ofPerson.set(personId, own + 1);
    try {
      return await work();
    } finally {
      this.#all--;
      const left = (this.#ofPerson.get(personId) ?? 1) - 1;
      if (left) this.#ofPerson.set(personId, left);
      else this.#ofPerson.delete(personId);
    }
  }
}

export const uploadsUnderWay = new UploadsUnderWay();
