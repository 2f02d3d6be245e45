import { createChallenge, verifySolution } from "altcha-lib/v1";
import type { Operation, Transaction } from "../../kit/database/operation";
import { badUserInput } from "../../kit/errors";
import type { RegistrationProof } from "./registration.inputs";
import type { RegistrationChallenge } from "./registration.types";

/** Half as many hashes on average: a second or two of an old phone. */
const maxNumber = 100_000;
/** Long enough to fill in the form after it was solved. */
export const challengeMinutes = 60;

interface Secrets extends Record<string, unknown> {
  challengeKey: string;
  trackingKey: string;
}

/** The keys of challenges and tracking numbers; of each database its own. */
export async function readSecrets({ query }: Pick<Transaction, "query">): Promise<Secrets> {
  const [secrets] = await query<Secrets>(
    `select challenge_key as "challengeKey", tracking_key as "trackingKey" from organisations.registration_secrets
     where is_only = $1`,
    [true],
  );
  return secrets as Secrets;
}

/** A new challenge. Nothing of it is kept: its signature says that it is ours, its salt until when it counts. */
export async function newChallenge(operation: Operation): Promise<RegistrationChallenge> {
  const query: Transaction["query"] = (sql, parameters) => operation.query(sql, parameters);
  const { challengeKey } = await readSecrets({ query });
  const expires = new Date(Date.now() + challengeMinutes * 60_000);
  const { algorithm, challenge, salt, signature } = await createChallenge({
    hmacKey: challengeKey,
    maxnumber: maxNumber,
    expires,
  });
  return { algorithm, challenge, salt, signature, maxNumber };
}

const refuse = (rule: "PROOF_NOT_VALID" | "PROOF_USED"): Error => badUserInput([{ field: "proof", rule }]);

/**
 * Takes a proof: one that is ours, right, of the last hour, and was not taken before.
 * @throws BAD_USER_INPUT with PROOF_NOT_VALID or PROOF_USED
 */
export async function spendProof(
  { query }: Transaction,
  proof: RegistrationProof,
  challengeKey: string,
): Promise<void> {
  const { algorithm, challenge, number, salt, signature } = proof;
  if (algorithm !== "SHA-256") throw refuse("PROOF_NOT_VALID");
  const isSolved = await verifySolution({ algorithm, challenge, number, salt, signature }, challengeKey);
  if (!isSolved) throw refuse("PROOF_NOT_VALID");
  const spent = await query(
    "insert into organisations.registration_proofs (challenge) values ($1) on conflict do nothing returning 1 as spent",
    [challenge],
  );
  if (!spent.length) throw refuse("PROOF_USED");
}
