import { PlainError } from "./plain-error";

/** One line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints why a command failed: a PlainError's sentence, or the stack of a fault of ours. */
export function sayFailure(error: unknown): void {
  if (error instanceof PlainError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}

/** Runs a command to its end; the exit code is what `main` gives, or 1 after a failure. */
export function runCommand(main: (args: string[]) => Promise<number>): void {
  keepQuietWithoutReader();
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      sayFailure(error);
      process.exitCode = 1;
    },
  );
}

/** `npm start | head -1` closes our output; that is no reason to fall over with the database running. */
export function keepQuietWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
