import { join } from "node:path";
import { SubgraphProcesses } from "../local/subgraph.processes";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { tokenKeyOfRun } from "./pakmut.victim";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { migrate } from "../subgraphs/kit/database/migrate";
import { Alarm } from "./alarm";

/** The subgraph processes that are to suffer, with the supervisor of `npm run start:distributed`, which starts them again. */
export class SubgraphsVictim {
  readonly names = allSubgraphs.map(({ name }) => name);
  #caused = 0;
  #restarted = 0;

  private processes: SubgraphProcesses | null = null;

  /** @param alarm raised when one ends without being told to */
  static async start(adminUrl: string, dir: string, alarm = new Alarm()): Promise<SubgraphsVictim> {
    tokenKeyOfRun();
    process.env[FILES_DIR] = join(dir, "files");
    const { subgraphUrls } = await migrate(adminUrl, allSubgraphs, () => undefined);
    const logFile = join(dir, "subgraphs.log");
    const victim = new SubgraphsVictim();
    const onRestart = (line: string): void => {
      victim.#restarted += 1;
      if (victim.#restarted > victim.#caused) alarm.raise(line, logFile);
    };
    victim.processes = await SubgraphProcesses.start({ urls: subgraphUrls, logFile, log: onRestart });
    return victim;
  }

  /** Settings of the gateway that asks them. */
  get environment(): Record<string, string> {
    const { urls, privateJwk } = this.#running.remote;
    const addresses = Object.entries(urls).map(([name, url]) => `${name}=${url}`);
    return { PAKMUT_SUBGRAPH_URLS: addresses.join(","), PAKMUT_ACTOR_PRIVATE_KEY: JSON.stringify(privateJwk) };
  }

  urlOf(name: string): string {
    return this.#running.remote.urls[name] as string;
  }

  /** Whether one that was told to end has not yet done so: while it finishes its work, it still says that it is ready. */
  get isOneEnding(): boolean {
    return this.#restarted < this.#caused;
  }

  /** Ends one; its supervisor starts it again. */
  end(name: string, signal: "SIGKILL" | "SIGTERM"): void {
    this.#caused += 1;
    this.#running.signal(name, signal);
  }

  /** Stops the clock of one: its port takes connections, and nobody answers. */
  pause(name: string): void {
    this.#running.signal(name, "SIGSTOP");
  }

  resume(name: string): void {
    this.#running.signal(name, "SIGCONT");
  }

  /** Ends them for good. */
  discard(): void {
    this.#running.kill();
  }

  get #running(): SubgraphProcesses {
    if (!this.processes) throw new Error("The subgraphs were not started.");
    return this.processes;
  }
}
