import type { Client } from "pg";
import type { Role } from "../../schema/roles-and-actions";
import {
  refreshActivationToken,
  revealActivationToken,
} from "../../subgraphs/accounts/activation-token/activation-token.service";
import { redeemActivationToken } from "../../subgraphs/accounts/activation-token/redemption.service";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import type { Actor } from "../../subgraphs/kit/actor";
import { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import { demoCodes } from "./demo-grants";
import { demoPerson } from "./demo-persons";

const { vocationalEducation, chiangMaiTechnical, chiangMaiVocational, chiangMaiPolytechnic } = demoCodes;

/** Unused tokens: those that wait to be handed over, and one that `newcomer` can be given. */
const unused: readonly { code: string; role: Role }[] = [
  { code: vocationalEducation, role: "HANDBOOK_AUTHOR" },
  { code: chiangMaiTechnical, role: "SERVICE_POINT_OFFICER" },
  { code: chiangMaiPolytechnic, role: "SERVICE_POINT_OFFICER" },
  { code: chiangMaiPolytechnic, role: "BI_READER" },
];

/** The demo account that came by its grant as everybody does: by redeeming a token. */
export const redeemer = "officer2";

async function as<Result>(
  database: Database,
  actor: Actor,
  work: (operation: Operation) => Promise<Result>,
): Promise<Result> {
  const operation = new Operation(database, { actor, requestId: "demo" });
  try {
    return await work(operation);
  } finally {
    await operation.end();
  }
}

/** Makes a token as the officer would, and tells its id. */
async function makeToken(admin: Client, database: Database, officer: Actor, code: string, role: Role): Promise<string> {
  const { rows } = await admin.query<{ id: string }>("select id from directory.organisations where code = $1", [code]);
  const organisationId = rows[0]?.id as string;
  const asked = { organisationId, role, idempotencyKey: `demo-token-${code}-${role}` };
  const { tokenId } = await as(database, officer, (operation) => refreshActivationToken(operation, asked));
  return tokenId as string;
}

/**
 * Lets a department's officer make activation tokens, and one of the demo accounts redeem hers, through the same commands as
 * on the screen. Done again it changes nothing.
 */
export async function makeDemoTokens(admin: Client, appUrl: string, issuer: string, officer: Actor): Promise<void> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: appUrl, entities, poolSize: 1 });
  try {
    for (const { code, role } of unused) await makeToken(admin, database, officer, code, role);
    const person = await demoPerson(admin, issuer, redeemer);
    if (person.hasGrant) return;
    const id = await makeToken(admin, database, officer, chiangMaiVocational, "SERVICE_POINT_OFFICER");
    const shown = await as(database, officer, (operation) =>
      revealActivationToken(operation, { id, idempotencyKey: `demo-reveal-${Date.now()}` }),
    );
    await as(database, person.actor, (operation) => redeemActivationToken(operation, shown.token));
  } finally {
    await database.close();
  }
}
