import type { AddressInfo } from "node:net";
import pino from "pino";
import { SMTPServer } from "smtp-server";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";
import { rootPath } from "../../kit/database/scope";
import { Operation } from "../../kit/database/operation";
import { runChore } from "../../kit/job/chore.runner";
import { MAIL_FROM, SMTP_URL } from "../../kit/mail/mail.settings";
import { sendMail } from "../../kit/mail/send-mail";
import { accountsSubgraph } from "../index";

interface Received {
  to: string[];
  headers: string;
  parts: string[];
}

/** Reads a message as it came: its headings, and its parts out of base 64. */
function readMessage(raw: string, to: string[]): Received {
  const [headers = "", ...rest] = raw.split("\r\n\r\n");
  const parts = rest.flatMap((block) =>
    /^[\w+/=\r\n]+(?=\r\n--|$)/.test(block) ? [Buffer.from(block.split("\r\n--")[0] ?? "", "base64").toString()] : [],
  );
  return { to, headers: headers.replace(/\r\n\s+/g, " "), parts };
}

const list =
  "query ($filter: MailFilter) { mails(filter: $filter) { nodes { id to template subject text html state attempts lastError nextAttemptAt sentAt } } }";
const end = `mutation ($id: ID!, $key: String!) {
  endGrant(id: $id, version: 1, reason: "ย้ายไป\\r\\nBcc: other@example.invalid", idempotencyKey: $key) { id } }`;

describe("mail", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let admin: TestClient;
  let server: SMTPServer;
  const received: Received[] = [];
  let answerWith: { responseCode: number } | null = null;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    const department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    const columns = { email_registered: "saraban@office.example" };
    office = await addOrganisation(pakmut, "สำนักงานน้ำทดสอบ <ก>", { below: department, columns });
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          if (answerWith) return done(Object.assign(new Error("no"), answerWith));
          received.push(
            readMessage(
              Buffer.concat(chunks).toString(),
              session.envelope.rcptTo.map(({ address }) => address),
            ),
          );
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(async () => {
    received.length = 0;
    answerWith = null;
    await pakmut.sql("delete from accounts.mails");
    process.env[SMTP_URL] = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    process.env[MAIL_FROM] = "Pakmut <no-reply@pakmut.example>";
  });
  afterAll(async () => {
    delete process.env[SMTP_URL];
    delete process.env[MAIL_FROM];
    await new Promise<void>((resolve) => server.close(resolve));
    await pakmut.close();
  });

  const look = async (chore: string): Promise<void> => {
    const { [chore]: found } = accountsSubgraph.chores ?? {};
    if (!found) throw new Error(`There is no chore ${chore}.`);
    const signal = new AbortController().signal;
    await runChore(chore, found, { database: pakmut.database, logger: pino({ level: "silent" }), signal });
  };
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what a test asserts
  const mails = async (filter: object = {}): Promise<any[]> => (await admin.ask(list, { filter })).mails.nodes;
  const endSomebodysGrant = async (): Promise<void> => {
    const { session } = await pakmut.as("SERVICE_POINT_OFFICER", office.id, "ผู้ใช้ทดสอบ");
    await admin.ask(end, { id: session?.grantId });
  };
  const write = async (to: string | null, eventKey?: string, fails = false): Promise<void> => {
    const operation = new Operation(pakmut.database, { actor: null, requestId: "test" });
    const content = { subject: "หัวเรื่อง", paragraphs: ["เนื้อความ"], facts: [] };
    const written = operation.write(rootPath, async ({ query }) => {
      const command = { schemaName: "accounts" };
      await sendMail({ query, command }, { to, template: "test", content, pathC: office.path, eventKey });
      if (fails) throw new Error("the command failed");
    });
    await written.finally(() => operation.end());
  };

  test("tells the organisation's registered address of an ended grant, in the words of officers", async () => {
    await endSomebodysGrant();
    await look("send-mails");
    expect(received).toHaveLength(1);
    const [{ to, headers, parts }] = received as [Received];
    expect(to).toEqual(["saraban@office.example"]);
    expect(headers).toMatch(/^From: Pakmut <no-reply@pakmut.example>$/m);
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(headers).not.toMatch(/^Bcc:/m);
    const [text = "", html = ""] = parts;
    expect(text).toContain("บทบาทผู้ใช้: เจ้าหน้าที่จุดบริการ");
    expect(text).toContain("หน่วยงาน: สำนักงานน้ำทดสอบ <ก>");
    expect(html).toContain("สำนักงานน้ำทดสอบ &lt;ก&gt;");
    expect(await mails()).toMatchObject([
      {
        state: "SENT",
        attempts: 1,
        template: "grant-ended",
        lastError: null,
        html: expect.stringContaining("&lt;ก&gt;"),
      },
    ]);
  });

  test("that was sent is not sent again", async () => {
    await write("a@office.example");
    await look("send-mails");
    await look("send-mails");
    expect(received).toHaveLength(1);
  });

  test("stays in the outbox to be read while there is no mail server", async () => {
    delete process.env[SMTP_URL];
    await endSomebodysGrant();
    await look("send-mails");
    expect(await mails({ state: "WAITING" })).toMatchObject([
      { to: "saraban@office.example", subject: "ถอนสิทธิ์ผู้ใช้ของสำนักงานน้ำทดสอบ <ก>", attempts: 0 },
    ]);
    expect(await mails({ text: "saraban" })).toHaveLength(1);
    expect(await mails({ text: "nothing" })).toEqual([]);
  });

  test("is not written when its command fails, nor twice for one event, nor without an address", async () => {
    await expect(write("a@office.example", undefined, true)).rejects.toThrow("the command failed");
    await write("a@office.example", "event 1");
    await write("a@office.example", "event 1");
    for (const to of [
      null,
      "",
      "nobody",
      "a@b.example,c@d.example",
      "a@b.example\r\nBcc: c@d.example",
      "<a@b.example>",
    ])
      await write(to);
    expect(await mails()).toHaveLength(1);
  });

  test("that the server does not take now is tried again later, and in the end has failed", async () => {
    answerWith = { responseCode: 451 };
    await write("a@office.example");
    await look("send-mails");
    expect(await mails()).toMatchObject([{ state: "WAITING", attempts: 1, lastError: "SMTP 451" }]);
    await look("send-mails");
    expect(await mails()).toMatchObject([{ attempts: 1 }]);
    await pakmut.sql("update accounts.mails set next_attempt_at = now(), attempts = 11");
    await look("send-mails");
    expect(await mails()).toMatchObject([{ state: "FAILED", attempts: 12, nextAttemptAt: null }]);
  });

  test("that the server will never take has failed at once, and does not hold the others up", async () => {
    answerWith = { responseCode: 550 };
    await write("a@office.example");
    await look("send-mails");
    answerWith = null;
    await write("b@office.example");
    await look("send-mails");
    expect((await mails()).map(({ state }) => state)).toEqual(["SENT", "FAILED"]);
  });

  test("waits while the server cannot be reached, and tells nothing of its login", async () => {
    process.env[SMTP_URL] = "smtp://user:s3cret@127.0.0.1:1";
    await write("a@office.example");
    await look("send-mails");
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: "WAITING", attempts: 1 });
    expect(JSON.stringify(mail)).not.toContain("s3cret");
  });

  test("of a process that was killed while it sent is sent again under the same id", async () => {
    await write("a@office.example");
    await pakmut.sql("update accounts.mails set state = 'SENDING', attempts = 1");
    await look("send-mails");
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: "SENT", attempts: 2 });
    expect(received[0]?.headers).toContain(`Message-ID: <${mail.id}@pakmut.example>`);
  });

  test("tells once of a key that ends within 14 days, and not of others", async () => {
    const key = (name: string, days: number, revoked: boolean): Promise<unknown> =>
      pakmut.sql(
        `insert into accounts.api_keys (organisation_id, path_c, name, key_hash, key_start, allowed_addresses, expires_at, created_by_person_id, created_by_name, revoked_at)
         values ($1, $2, $3::text, sha256($3::text::bytea), 'pak_test', '{}', now() + $4::int * interval '1 day', $5, 't', case when $6 then now() end)`,
        [office.id, office.path, name, days, admin.session?.personId, revoked],
      );
    await key("soon", 10, false);
    await key("later", 30, false);
    await key("revoked", 10, true);
    await look("tell-of-expiring-keys");
    await look("tell-of-expiring-keys");
    const found = await mails();
    expect(found.map(({ template }) => template)).toEqual(["api-key-expiring"]);
    expect(found[0].text).toContain("ชื่อ API Key: soon");
    expect(found[0].text).toMatch(/วันหมดอายุ: \d{1,2} \S+ 25\d\d/);
  });
});
