import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { RemoteSubgraphs } from "../gateway/engine/subgraph.callers";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { projectFile } from "../subgraphs/kit/project-file";
import { PlainError } from "./plain-error";

const PATIENCE_MS = 12_000;
const RESTART_PAUSE_MS = 500;
const host = "127.0.0.1";

export interface SubgraphProcessesOptions {
  /** Database login of each subgraph, by name. */
  urls: Readonly<Record<string, string>>;
  /** Takes what they log. */
  logFile: string;
  log: (line: string) => void;
}

/** Each subgraph in a process of its own on this machine, started again when it ends by itself. */
export class SubgraphProcesses {
  private readonly children = new Map<string, ChildProcess>();
  private isStopping = false;

  private constructor(
    private readonly options: SubgraphProcessesOptions,
    private readonly publicJwk: JWK,
    /** Where they listen, and the key for calling them, made for this run alone. */
    readonly remote: RemoteSubgraphs,
  ) {}

  /** Starts all of them. Throws a PlainError when one does not get ready. */
  static async start(options: SubgraphProcessesOptions): Promise<SubgraphProcesses> {
    const keys = await generateKeyPair("EdDSA", { extractable: true });
    const [privateJwk, publicJwk] = await Promise.all([exportJWK(keys.privateKey), exportJWK(keys.publicKey)]);
    const urls: Record<string, string> = {};
    const processes = new SubgraphProcesses(options, publicJwk, { urls, privateJwk });
    try {
      const starts = Object.keys(options.urls).map(async (name) => {
        urls[name] = `http://${host}:${await processes.startOne(name, 0)}/graphql`;
      });
      await Promise.all(starts);
    } catch (error) {
      await processes.stop();
      throw error;
    }
    return processes;
  }

  /** Lets them finish what they are doing, and ends them. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const timer = setTimeout(() => this.kill(), PATIENCE_MS);
    await Promise.all([...this.children.values()].map(endChild));
    clearTimeout(timer);
  }

  /** Sends a signal to one of them: for those who break it on purpose. */
  signal(name: string, signal: NodeJS.Signals): void {
    this.children.get(name)?.kill(signal);
  }

  /** Ends them at once. */
  kill(): void {
    this.isStopping = true;
    for (const child of this.children.values()) child.kill("SIGKILL");
  }

  private async startOne(name: string, port: number): Promise<number> {
    const child = this.spawnOne(name, port);
    this.children.set(name, child);
    const ended = once(child, "exit").then(() => {
      throw new PlainError(`The subgraph ${name} does not start: see ${this.options.logFile}.`);
    });
    const [message] = (await Promise.race([once(child, "message"), ended])) as [{ port: number }];
    child.once("exit", () => this.startAgain(name, message.port));
    return message.port;
  }

  private spawnOne(name: string, port: number): ChildProcess {
    const descriptor = openSync(this.options.logFile, "a", 0o600);
    const program = projectFile("build", "server", "subgraphs", "serve-subgraph.js");
    const child = spawn(process.execPath, ["--enable-source-maps", program], {
      env: {
        NODE_ENV: process.env.NODE_ENV,
        ...ownSettings(name),
        PAKMUT_SUBGRAPH: name,
        HOST: host,
        PORT: String(port),
        DATABASE_URL: this.options.urls[name],
        PAKMUT_ACTOR_PUBLIC_KEY: JSON.stringify(this.publicJwk),
      },
      stdio: ["ignore", descriptor, descriptor, "ipc"],
      // Ctrl-C goes to everything in the terminal's group, but the gateway must stop first. The channel ends orphans.
      detached: true,
    });
    closeSync(descriptor);
    return child;
  }

  /** On the same port: that is where the gateway asks. */
  private startAgain(name: string, port: number): void {
    if (this.isStopping) return;
    this.options.log(`The subgraph ${name} ended unexpectedly and is started again.`);
    setTimeout(() => {
      if (this.isStopping) return;
      this.startOne(name, port).catch(() => this.startAgain(name, port));
    }, RESTART_PAUSE_MS);
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** What a subgraph reads of the environment, out of ours: a secret of one is none of the others' business. */
function ownSettings(name: string): NodeJS.ProcessEnv {
  const { settings } = allSubgraphs.find((subgraph) => subgraph.name === name) ?? {};
  return Object.fromEntries((settings?.names ?? []).map((variable) => [variable, process.env[variable]]));
}
