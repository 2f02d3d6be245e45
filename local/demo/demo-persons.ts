import type { Client } from "pg";
import type { Actor } from "../../subgraphs/kit/actor";
import { demoAccounts, subjectOf } from "../digital-id/demo.account";
import { demoGrants } from "./demo-grants";

/**
 * Makes the persons of the demo accounts known, with their grants. A person who is known already keeps the grants that he
 * has: one that was taken away does not come back with the next start.
 * @param issuer of the stand-in, by which its accounts are told from others with the same subject
 * @param withoutGrants logins that get theirs in another way
 */
export async function addDemoPersons(
  admin: Client,
  issuer: string,
  withoutGrants: readonly string[] = [],
): Promise<void> {
  for (const { login, displayName } of demoAccounts) {
    const { rows } = await admin.query<{ id: string }>(
      `insert into accounts.persons (issuer, subject, display_name) values ($1, $2, $3)
       on conflict (issuer, subject) do nothing returning id`,
      [issuer, subjectOf(login), displayName],
    );
    if (rows[0] && !withoutGrants.includes(login)) await addGrants(admin, rows[0].id, login);
  }
}

async function addGrants(admin: Client, personId: string, login: string): Promise<void> {
  for (const [position, { role, organisation }] of demoGrants.filter((grant) => grant.login === login).entries()) {
    const [column, value] = typeof organisation === "string" ? ["id", organisation] : ["code", organisation.code];
    // The first one is the active grant after signing in: they count by age.
    await admin.query(
      `insert into accounts.grants (person_id, role, organisation_id, path_c, granted_at)
       select $1, $2, id, path_c, now() + $4 * interval '1 second' from directory.organisations where ${column} = $3`,
      [personId, role, value, position],
    );
  }
}

/** A demo account as the server sees it when it has signed in, with its first grant. */
export async function demoActor(admin: Client, issuer: string, login: string): Promise<Actor> {
  const { rows } = await admin.query<{
    person: string;
    name: string;
    id: string;
    role: NonNullable<Actor["grant"]>["role"];
    organisation: string;
    path: string;
  }>(
    `select p.id as person, p.display_name as name, g.id, g.role, g.organisation_id as organisation, g.path_c as path
     from accounts.persons p join accounts.grants g on g.person_id = p.id and g.ended_at is null
     where p.issuer = $1 and p.subject = $2 order by g.granted_at limit 1`,
    [issuer, subjectOf(login)],
  );
  const [row] = rows;
  if (!row) throw new Error(`The demo account ${login} has no grant.`);
  const { person, name, id, role, organisation, path } = row;
  const grant = { id, role, organisationId: organisation, scopePath: path };
  return { personId: person, displayName: name, grant, address: null };
}

/** A demo account as the server sees it before it holds a grant, and whether it holds one by now. */
export async function demoPerson(
  admin: Client,
  issuer: string,
  login: string,
): Promise<{ actor: Actor; hasGrant: boolean }> {
  const { rows } = await admin.query<{ id: string; name: string; has_grant: boolean }>(
    `select p.id, p.display_name as name, exists (select from accounts.grants g where g.person_id = p.id) as has_grant
     from accounts.persons p where p.issuer = $1 and p.subject = $2`,
    [issuer, subjectOf(login)],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no demo account ${login}.`);
  const actor = { personId: row.id, displayName: row.name, grant: null, address: null };
  return { actor, hasGrant: row.has_grant };
}
