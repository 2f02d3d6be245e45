import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireFreePort } from "../port";
import { PlainBrowser } from "../testing/plain-browser";
import { finishSignUp, person } from "../testing/sign-up-story";
import { TestPakmut } from "../testing/test-pakmut";
import { createDigitalId, type DigitalId } from "./digital-id.provider";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-citizen-id-"));
let digitalId: DigitalId;
let pakmut: TestPakmut;
let origin: string;

beforeAll(async () => {
  const port = await requireFreePort("127.0.0.1", 0);
  origin = `http://127.0.0.1:${port}`;
  digitalId = createDigitalId({ origin, dataDir });
  const { issuer, clientId, clientSecret, registerUrl } = digitalId;
  pakmut = await TestPakmut.open({
    port,
    publicUrl: origin,
    oidc: { issuerUrl: issuer, clientId, clientSecret, registerUrl, scopes: ["openid", "profile"] },
    mounts: [{ path: digitalId.path, handler: digitalId.router }],
  });
});
afterAll(async () => {
  await pakmut.close();
  digitalId.close();
  rmSync(dataDir, { recursive: true });
});

/** Every row of every table, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await pakmut.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  const texts = await Promise.all(
    tables.map(({ name }) =>
      pakmut.sql<{ rows: string | null }>(`select string_agg(t::text, ' ') as rows from ${name} t`),
    ),
  );
  return texts.map(([row]) => row?.rows ?? "").join("\n");
}

const files = (): Buffer[] =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

test("a citizen ID is in no table, no file and no log, from the first page to signing out", async () => {
  const words = person(39);
  const browser = new PlainBrowser();
  await browser.open(`${origin}/auth/register?returnTo=/admin/`);
  await browser.open(browser.url);
  await finishSignUp(browser, words);
  await browser.follow("เข้าสู่ระบบ");
  await browser.open(browser.url);
  await browser.submit("login", words);
  expect(browser.text).toContain("ปักหมุดไม่ได้รับเลขประจำตัวประชาชน");
  await browser.submit("agree");
  await browser.open(browser.url);
  expect(new URL(browser.url).pathname).toBe("/admin/");
  await browser.open(`${origin}/auth/me`);
  expect(JSON.parse(browser.text)).toMatchObject({ signedIn: true, displayName: "สมหญิง ทดสอบ" });

  await browser.post(`${origin}/auth/logout`, {});
  await browser.open((JSON.parse(browser.text) as { redirectTo: string }).redirectTo);
  expect(browser.url).toBe(`${origin}/admin/?reason=signed-out`);
  await browser.open(`${origin}/auth/me`);
  expect(JSON.parse(browser.text)).toMatchObject({ signedIn: false });
  await browser.open(`${origin}/auth/login`);
  await browser.open(browser.url);
  expect(browser.text).toContain('name="password"');

  const places: [string, string | Buffer][] = [
    ["the database", await wholeDatabase()],
    ...files().map((file): [string, Buffer] => ["a file", file]),
    ["the log", pakmut.log.join("")],
  ];
  const spaced = words.citizenId.replace(/^(.)(....)(.....)(..)(.)$/, "$1-$2-$3-$4-$5");
  for (const secret of [words.citizenId, spaced, words.password, words.laserCode, words.mobile])
    for (const [place, content] of places)
      expect({ place, holds: content.includes(secret) }).toEqual({ place, holds: false });
  // The search looks where it should: what may be kept is found.
  expect(places[0]?.[1].includes("สมหญิง ทดสอบ")).toBe(true);
  expect(files().some((file) => file.includes(words.login))).toBe(true);
  expect(pakmut.log.join("")).toContain("/digital-id/Account/Register/person");
});
