import { createHash } from "node:crypto";

/** A challenge of the public registration form. */
export interface Challenge {
  challenge: string;
  salt: string;
  maxNumber: number;
}

/** Finds the number that a challenge asks for, as the visitor's browser does. Throws when there is none. */
export function solveChallenge({ challenge, salt, maxNumber }: Challenge): number {
  for (let number = 0; number <= maxNumber; number++) {
    if (createHash("sha256").update(`${salt}${number}`).digest("hex") === challenge) return number;
  }
  throw new Error("The challenge has no solution.");
}
