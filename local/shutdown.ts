import { say, sayFailure } from "./command";

const PATIENCE_MS = 14_000;
/** Ctrl-C reaches us from the terminal, from npm and from our own wrapper: within this time it is one and the same. */
const SAME_KEYSTROKE_MS = 1_000;

/**
 * Closes what was opened, in reverse order, once: at a signal, when the wrapper dies, or when `stop` is called.
 * A second signal, or 14 s, ends everything at once.
 */
export class Shutdown {
  private readonly closers: (() => Promise<void>)[] = [];
  private readonly killers: (() => void)[] = [];
  private stopping: Promise<void> | undefined;
  private stoppingSince = 0;

  constructor(private readonly onBegin: () => void) {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.onSignal());
    // The wrapper (local/pakmut.cjs) holds the other end of this channel; it closes when the wrapper is killed.
    if (process.connected) process.on("disconnect", () => this.onSignal());
    process.on("uncaughtException", (error) => this.fail(error));
    process.on("unhandledRejection", (error) => this.fail(error));
  }

  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** Remembers how to close something that is being opened; gives it back when it is open. */
  hold<T>(opening: Promise<T>, close: (opened: T) => Promise<void> | void, kill?: (opened: T) => void): Promise<T> {
    this.closers.unshift(async () => {
      const opened = await opening.catch(() => undefined);
      if (opened !== undefined) await close(opened);
    });
    void opening.then(
      (opened) => kill && this.killers.push(() => kill(opened)),
      () => undefined,
    );
    return opening;
  }

  /** Prints why and stops with exit code 1. */
  fail(error: unknown): void {
    if (!this.isStopping) sayFailure(error);
    process.exitCode = 1;
    void this.stop();
  }

  /** Closes everything and ends the process. */
  stop(): Promise<void> {
    this.stopping ??= this.closeAll();
    return this.stopping;
  }

  private async closeAll(): Promise<void> {
    this.stoppingSince = Date.now();
    this.onBegin();
    setTimeout(() => this.killAll(), PATIENCE_MS).unref();
    for (const close of this.closers) {
      try {
        await close();
      } catch (error) {
        sayFailure(error);
        process.exitCode = 1;
      }
    }
    process.exit();
  }

  private onSignal(): void {
    if (!this.isStopping) {
      say("Stopping …");
      void this.stop();
    } else if (Date.now() - this.stoppingSince > SAME_KEYSTROKE_MS) this.killAll();
  }

  private killAll(): void {
    for (const kill of this.killers) kill();
    process.exit(1);
  }
}
