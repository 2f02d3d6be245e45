import { rootPath } from "../../kit/database/scope";
import type { SubgraphSettings } from "../../kit/graphql/subgraph";
import type { Chore } from "../../kit/job/job";
import { challengeMinutes } from "./proof-of-work";

/** How long the contact person of a decided request is known. */
export const REGISTRATION_CONTACT_DAYS = "PAKMUT_REGISTRATION_CONTACT_DAYS";
const defaultDays = 90;

/** Reads the setting. Throws, naming it, when it is no number of days. */
export function contactDays(environment: NodeJS.ProcessEnv): number {
  const text = environment[REGISTRATION_CONTACT_DAYS] ?? String(defaultDays);
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Error(`${REGISTRATION_CONTACT_DAYS} must be a number of days, 1 to 9999.`);
  return Number(text);
}

export const registrationSettings: SubgraphSettings = {
  names: [REGISTRATION_CONTACT_DAYS],
  check: () => void contactDays(process.env),
};

/**
 * Forgets who asked, some time after it was decided (PDPA: no longer than needed), with the mails to her; and proofs and
 * attempts that count no more. What stays is which agency was asked for, and what became of it.
 */
export const forgetRegistrations: Chore = {
  everySeconds: 3_600,
  run: async ({ operation }) => {
    await operation.write(rootPath, async ({ query }) => {
      const days = contactDays(process.env);
      await query(
        `with forgotten as (
           update organisations.registrations set contact_name = null, contact_phone = null, contact_email = null,
             request_hash = '', forgotten_at = now()
           where forgotten_at is null and decided_at < now() - $1::int * interval '1 day'
           returning id
         )
         delete from organisations.mails m using forgotten
         where m.event_key like 'registration-%' and m.event_key like '% ' || forgotten.id`,
        [days],
      );
      await query(
        "delete from organisations.registration_proofs where used_at < now() - $1::int * interval '1 minute'",
        [2 * challengeMinutes],
      );
      await query("delete from organisations.registration_attempts where at < now() - $1::int * interval '1 day'", [1]);
    });
  },
};
