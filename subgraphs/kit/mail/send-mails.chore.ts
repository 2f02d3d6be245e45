import { createTransport, type Transporter } from "nodemailer";
import type { Operation } from "../database/operation";
import { rootPath } from "../database/scope";
import type { Chore, JobContext } from "../job/job";
import { readSmtpSettings, type SmtpSettings } from "./mail.settings";

const mailsOfRound = 100;
/** Over some two days; then the mail has failed and stays in the outbox to be seen. */
const maxAttempts = 12;
const longestPauseMinutes = 360;

interface DueMail extends Record<string, unknown> {
  id: string;
  to_address: string;
  subject: string;
  body_text: string;
  body_html: string;
  attempts: number;
}

/**
 * Sends the outbox of a schema. One process at a time does (a chore holds a lock), so a mail found in SENDING belongs to one
 * that was killed: whether it went out nobody knows. It is sent again under the same Message-ID, by which mail servers
 * that keep to the rules show it once. So: at least once, and twice only after a kill within the second of the sending.
 */
export const sendMails = (schemaName: string, everySeconds = 10): Chore => ({
  everySeconds,
  run: async (context) => {
    const settings = readSmtpSettings(process.env);
    if (!settings) return;
    const transport = createTransport(settings.url, {
      from: settings.from,
      textEncoding: "base64",
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    Object.assign(transport.options, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
    try {
      await sendAll({ schemaName, transport, settings }, context);
    } finally {
      transport.close();
    }
  },
});

interface Sending {
  schemaName: string;
  transport: Transporter;
  settings: SmtpSettings;
}

async function sendAll(sending: Sending, { operation, signal, logger }: JobContext): Promise<void> {
  const { schemaName } = sending;
  for (let sent = 0; sent < mailsOfRound && !signal.aborted; sent++) {
    const mail = await claim(operation, schemaName);
    if (!mail) return;
    try {
      await deliver(sending, mail);
      await settle(operation, schemaName, mail.id, "state = 'SENT', sent_at = now(), last_error = null");
    } catch (error) {
      const hasFailed = isFinal(error) || mail.attempts >= maxAttempts;
      const pause = Math.min(2 ** (mail.attempts - 1), longestPauseMinutes);
      const next = hasFailed
        ? "state = 'FAILED', last_error = $2"
        : `state = 'WAITING', last_error = $2, next_attempt_at = now() + interval '${pause} minutes'`;
      await settle(operation, schemaName, mail.id, next, reasonOf(error));
      logger.warn({ mailId: mail.id, attempts: mail.attempts, hasFailed }, "A mail was not taken");
    }
  }
}

/** Takes the next mail that is due, so that a crash from here on is seen. */
async function claim(operation: Operation, schemaName: string): Promise<DueMail | undefined> {
  return operation.write(rootPath, async ({ query }) => {
    const [mail] = await query<DueMail>(
      `update ${schemaName}.mails set state = 'SENDING', attempts = attempts + 1
       where id = (select id from ${schemaName}.mails where state in ('WAITING', 'SENDING') and next_attempt_at <= now()
                   order by next_attempt_at, id limit 1 for update skip locked)
       returning id, to_address, subject, body_text, body_html, attempts`,
    );
    return mail;
  });
}

async function settle(
  operation: Operation,
  schemaName: string,
  id: string,
  set: string,
  error?: string,
): Promise<void> {
  await operation.write(rootPath, ({ query }) =>
    query(`update ${schemaName}.mails set ${set} where id = $1`, error === undefined ? [id] : [id, error]),
  );
}

async function deliver({ transport, settings }: Sending, mail: DueMail): Promise<void> {
  await transport.sendMail({
    messageId: `<${mail.id}@${hostOf(settings.from)}>`,
    // As an object it is one address and nothing else, whatever it holds.
    to: { name: "", address: mail.to_address },
    subject: mail.subject,
    text: mail.body_text,
    html: mail.body_html,
    headers: { "auto-submitted": "auto-generated", "content-language": "th" },
  });
}

const hostOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";

/** 5xx: the server will say the same tomorrow. */
function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number };
  return responseCode !== undefined && responseCode >= 500 && responseCode < 600 && responseCode !== 535;
}

/** The server's answer or the kind of failure; not the whole error, which holds the login. */
function reasonOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode ? `SMTP ${responseCode}` : (code ?? "The mail was not taken.");
}
