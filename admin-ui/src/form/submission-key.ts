/**
 * The idempotency key of a submission: the same while the same content is sent again (after a lost answer, a dropped
 * line), so that it has one effect; a new one as soon as the content differs.
 */
export class SubmissionKey {
  private content: string | null = null;
  private key = "";

  /** @param newKey makes a key, e.g. `crypto.randomUUID` */
  constructor(private readonly newKey: () => string) {}

  /** The key for this content. */
  for(content: unknown): string {
    const json = JSON.stringify(content);
    if (json !== this.content) {
      this.content = json;
      this.key = this.newKey();
    }
    return this.key;
  }

  /** The submission has succeeded: the same content again is a new intention. */
  settle(): void {
    this.content = null;
  }
}
