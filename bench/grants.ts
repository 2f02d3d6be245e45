import type { Client } from "pg";
import type { GrantFilter, GrantSort } from "../subgraphs/accounts/grant/grant.inputs";
import { listGrants, summariseGrants } from "../subgraphs/accounts/grant/grant.reader";
import type { Operation } from "../subgraphs/kit/database/operation";
import { type BenchRow, lessRow } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { answersP95 } from "./list-answers";
import { withPlans } from "./plans";
import { startChild } from "./servers/child";

const grantCount = 100_000;
const personCount = 60_000;
const listLimitMs = 100;

const list = `query Users($filter: GrantFilter, $sort: GrantSort) { grants(filter: $filter, sort: $sort, first: 25) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id personName role organisation { id code nameTh nameEn level }
    lastSignInAt grantedAt grantedByName endedAt confirmedAt version allowedActions { action allowed reason } } } }`;
const summary = `query Figures($filter: GrantFilter) { grantSummary(filter: $filter) {
  totalCount endedCount neverSignedInCount notSignedInFor90DaysCount notConfirmedForAYearCount } }`;

/** What is asked, and the condition by which SQL counts the same rows. */
interface Asked {
  name: string;
  filter?: object;
  sort?: object;
  where: string;
}

const isLive = "ended_at is null";
const live = { state: "LIVE" };
const sorted = (field: string, direction = "ASC"): Asked => {
  return { name: `live, by ${field} ${direction}`, filter: live, sort: { field, direction }, where: isLive };
};

const asked: readonly Asked[] = [
  { name: "all", where: "true" },
  { name: "live", filter: live, where: isLive },
  { name: "ended", filter: { state: "ENDED" }, where: "ended_at is not null" },
  { name: "a common name", filter: { ...live, text: "ใจดี" }, where: `${isLive} and person_name like '%ใจดี%'` },
  {
    name: "a common name and a role",
    filter: { ...live, text: "ใจดี", roles: ["SERVICE_POINT_OFFICER"] },
    where: `${isLive} and person_name like '%ใจดี%' and role = 'SERVICE_POINT_OFFICER'`,
  },
  {
    name: "a common name, never signed in",
    filter: { ...live, text: "ใจดี", lastSignIn: "NEVER" },
    where: `${isLive} and person_name like '%ใจดี%' and last_sign_in_at is null`,
  },
  {
    name: "a common name, review due",
    filter: { ...live, text: "ใจดี", review: "DUE" },
    where: `${isLive} and person_name like '%ใจดี%' and granted_at < now() - interval '1 year'`,
  },
  {
    name: "a first name and a last name that many have",
    filter: { ...live, text: "สมชาย ใจดี" },
    where: `${isLive} and person_name like '%สมชาย%' and person_name like '%ใจดี%'`,
  },
  {
    name: "a common first name, late in the alphabet",
    filter: { ...live, text: "สมหญิง" },
    where: `${isLive} and person_name like '%สมหญิง%'`,
  },
  {
    name: "a rare name",
    filter: { ...live, text: "ใจดี 4711" },
    where: `${isLive} and person_name like '%ใจดี%' and person_name like '%4711%'`,
  },
  { name: "no such name", filter: { text: "ไม่มีใคร" }, where: "false" },
  {
    name: "a rare role",
    filter: { ...live, roles: ["HANDBOOK_REVIEWER"] },
    where: `${isLive} and role = 'HANDBOOK_REVIEWER'`,
  },
  { name: "never signed in", filter: { ...live, lastSignIn: "NEVER" }, where: `${isLive} and last_sign_in_at is null` },
  {
    name: "not signed in for a year",
    filter: { ...live, lastSignIn: "BEFORE_YEAR" },
    where: `${isLive} and last_sign_in_at < now() - interval '1 year'`,
  },
  {
    name: "review due",
    filter: { ...live, review: "DUE" },
    where: `${isLive} and granted_at < now() - interval '1 year'`,
  },
  ...["PERSON_NAME", "ROLE", "ORGANISATION", "LAST_SIGN_IN_AT", "GRANTED_AT", "REVIEWED_AT"].map((field) =>
    sorted(field),
  ),
  sorted("LAST_SIGN_IN_AT", "DESC"),
  sorted("REVIEWED_AT", "DESC"),
];

/** Made-up users: a third never signed in, a tenth has ended, a hundredth reviews handbooks. */
async function addGrants(admin: Client): Promise<void> {
  await admin.query(
    `insert into accounts.persons (issuer, subject, display_name, last_sign_in_at)
     select 'bench', 'user-' || n, (array['สมชาย', 'สมหญิง', 'ประเสริฐ', 'วิไล'])[1 + n % 4] || ' ' ||
       (array['ใจดี', 'รักไทย', 'มั่นคง', 'สุขใจ', 'ทองดี'])[1 + n % 5] || ' ' || n,
       case when n % 3 > 0 then now() - n % 800 * interval '1 day' end
     from generate_series(1, $1::int) n`,
    [personCount],
  );
  await admin.query(
    `with people as (select id, row_number() over (order by id) - 1 as number from accounts.persons where issuer = 'bench'
       and subject like 'user-%'),
     places as (select id, path_c, row_number() over (order by id) - 1 as number from directory.organisations)
     insert into accounts.grants (person_id, role, organisation_id, path_c, granted_at, ended_at)
     select p.id, case when n % 100 = 1 then 'HANDBOOK_REVIEWER' when n % 7 = 0 then 'BI_READER' else 'SERVICE_POINT_OFFICER' end,
       o.id, o.path_c, now() - n % 900 * interval '1 day', case when n % 10 = 0 then now() end
     from generate_series(1, $1::int) n
     join people p on p.number = n % $2
     join places o on o.number = n % (select count(*) from places)`,
    [grantCount, personCount],
  );
  await admin.query("vacuum (analyze) accounts.persons, accounts.grants, accounts.grants_texts, accounts.grant_counts");
  // Otherwise the lists are measured while PostgreSQL writes down what was made up.
  await admin.query("checkpoint");
}

/** The list or its figures, by GraphQL for the time and by its reader for the plan. */
interface Part {
  name: string;
  query: string;
  read: (operation: Operation, asked: Asked) => Promise<unknown>;
}

const dueFigures = new Set(["notSignedInFor90DaysCount", "notConfirmedForAYearCount"]);
const page: Part = {
  name: "page and total",
  query: list,
  read: async (operation, { filter, sort }) => {
    const asked = { first: 25, filter: filter as GrantFilter, sort: sort as GrantSort | undefined };
    return (await listGrants(operation, asked, { nodes: null, total: true })).countTotal();
  },
};
const figures: Part = {
  name: "figures",
  query: summary,
  read: (operation, { filter }) => summariseGrants(operation, (filter ?? {}) as GrantFilter, dueFigures),
};

interface Measured {
  scope: BenchScope;
  asked: Asked;
  part: Part;
  total: number;
  plan: string;
}

/** What is measured, with how many rows SQL says there are and how PostgreSQL goes about it. */
function findMeasured({ database, scopes }: Country): Promise<Measured[]> {
  return withPlans(database, async (explain) => {
    const measured: Measured[] = [];
    for (const scope of scopes.filter(({ role }) => role !== "SERVICE_POINT_OFFICER")) {
      for (const what of asked) {
        const { rows } = await database.admin.query<{ count: number }>(
          `select count(*)::int as count from accounts.grants where path_c >= $1 and path_c < $1 || '/' and ${what.where}`,
          [scope.path],
        );
        for (const part of what.sort ? [page] : [page, figures]) {
          const plan = await explain(scope, (operation) => part.read(operation, what));
          measured.push({ scope, asked: what, part, total: rows[0]?.count ?? 0, plan });
        }
      }
    }
    return measured;
  });
}

/** The list of users with each filter and order, its total, and its figures, among 100,000 grants. */
export async function benchGrants(country: Country): Promise<BenchRow[]> {
  const { admin, logins } = country.database;
  await addGrants(admin);
  const measured = await findMeasured(country);
  const server = await startChild("pakmut.js", { APP_URL: logins.appUrl, GATEWAY_URL: logins.gatewayUrl });
  const rows: BenchRow[] = [];
  try {
    for (const { scope, asked: what, part, total, plan } of measured) {
      const variables = { filter: what.filter, sort: what.sort };
      const ms = await answersP95(server, scope, { query: part.query, variables, total });
      const name = `${total.toLocaleString("en")} users at ${scope.name} scope, ${what.name}: ${part.name}, p95, to the limit`;
      rows.push({ ...lessRow(name, "ms", ms, listLimitMs), plan });
    }
  } finally {
    await server.stop();
  }
  return rows;
}
