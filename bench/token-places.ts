import { listActivationTokenPlaces } from "../subgraphs/accounts/activation-token/activation-token-place.reader";
import type { ActivationTokenPlaceFilter } from "../subgraphs/accounts/activation-token/activation-token.inputs";
import { type BenchRow, lessRow } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { answersP95 } from "./list-answers";
import { withPlans } from "./plans";
import { startChild } from "./servers/child";

const listLimitMs = 100;

const query = `query Places($filter: ActivationTokenPlaceFilter, $first: Int!) { activationTokenPlaces(filter: $filter, first: $first) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id organisation { id code nameTh nameEn level }
    seats { role status tokenId createdAt createdByName expiresAt revealedAt lastUsedByName lastUsedAt } } } }`;

/** What is asked, and the condition by which SQL counts the same rows. */
interface Asked {
  name: string;
  filter: Record<string, string>;
  where: string;
}

const every: Asked = { name: "", filter: {}, where: "true" };

/** Two questions at once. */
const together = (one: Asked, other: Asked): Asked => ({
  name: [one.name, other.name].filter(Boolean).join(", "),
  filter: { ...one.filter, ...other.filter },
  where: `${one.where} and ${other.where}`,
});

/** As the search has it: the country's texts leave out the codes, which the directory's have. */
const hasWord = (word: string): string =>
  `o.id in (select id from organisations.organisations_texts where search_key like '%${word}%')`;
const words: readonly Asked[] = [
  { name: "a word that all have", filter: { text: "สำนักงาน" }, where: hasWord("สำนักงาน") },
  { name: "a figure that two of five have", filter: { text: "2" }, where: hasWord("2") },
  { name: "words", filter: { text: "สำนักงาน 12" }, where: `${hasWord("สำนักงาน")} and ${hasWord("12")}` },
];

const role = "SERVICE_POINT_OFFICER";
const unusedOfAny = `(select from accounts.activation_tokens t
  where t.organisation_id = o.id and t.spent_at is null and t.voided_at is null`;
const unused = `${unusedOfAny} and t.role = '${role}'`;
const states: readonly Asked[] = [
  {
    name: "role, token ready",
    filter: { role, status: "READY" },
    where: `o.level = 'AGENCY' and exists ${unused} and t.expires_at > now())`,
  },
  {
    name: "role, token expired",
    filter: { role, status: "EXPIRED" },
    where: `o.level = 'AGENCY' and exists ${unused} and t.expires_at <= now())`,
  },
  { name: "role, no token", filter: { role, status: "NONE" }, where: `o.level = 'AGENCY' and not exists ${unused})` },
];
const withoutAny: Asked = {
  name: "no token of any role",
  filter: { status: "NONE" },
  where: `not exists ${unusedOfAny})`,
};

function questions(department: BenchScope): Asked[] {
  const inDepartment: Asked = {
    name: "a department of 30,000",
    filter: { organisationId: department.organisationId },
    where: `o.path_c >= '${department.path}' and o.path_c < '${department.path}/'`,
  };
  const inProvince: Asked = { name: "a province", filter: { provinceCode: "50" }, where: "o.province_code = '50'" };
  const wordsAndStates = words.flatMap((asked) => [...states, withoutAny].map((state) => together(asked, state)));
  return [
    { ...every, name: "all" },
    inDepartment,
    inProvince,
    ...words,
    ...states,
    withoutAny,
    ...wordsAndStates,
    ...wordsAndStates
      .filter(({ name }) => name.endsWith("role, no token"))
      .map((asked) => together(inDepartment, asked)),
  ];
}

/** The list of places with each filter, its total as SQL says it, and how PostgreSQL goes about it. */
export async function benchPlaces(country: Country, root: BenchScope): Promise<BenchRow[]> {
  const { database, scopes } = country;
  const department = scopes.find(({ name }) => name === "department") as BenchScope;
  const measured = await withPlans(database, async (explain) => {
    const found: (Asked & { total: number; plan: string })[] = [];
    for (const asked of questions(department)) {
      const plan = await explain(root, async (operation) => {
        const list = { first: 25, filter: asked.filter as ActivationTokenPlaceFilter };
        return (await listActivationTokenPlaces(operation, list, { nodes: null, total: true })).countTotal();
      });
      const sql = `select count(*)::int as count from directory.organisations o where ${asked.where}`;
      const { rows } = await database.admin.query<{ count: number }>(sql);
      found.push({ ...asked, plan, total: rows[0]?.count ?? 0 });
    }
    return found;
  });
  const { appUrl, gatewayUrl } = database.logins;
  const server = await startChild("pakmut.js", { APP_URL: appUrl, GATEWAY_URL: gatewayUrl });
  const rows: BenchRow[] = [];
  try {
    for (const { name, filter, total, plan } of measured) {
      const ms = await answersP95(server, root, { query, variables: { filter, first: 25 }, total });
      rows.push({
        ...lessRow(`places of tokens with their total: ${name}, p95, to the limit`, "ms", ms, listLimitMs),
        plan,
      });
    }
  } finally {
    await server.stop();
  }
  return rows;
}
