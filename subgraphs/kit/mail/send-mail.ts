import type { Transaction } from "../database/operation";
import { type MailContent, renderMail } from "./mail.layout";

/** In which transaction a mail is written: a `CommandContext` is one. */
export interface Mailing extends Pick<Transaction, "query"> {
  command: { schemaName: string };
}

export interface Mail {
  /** Address of an organisation or an office; `null`: there is none, and nothing is sent. */
  to: string | null;
  /** Name of the template, as the outbox shows it. */
  template: string;
  content: MailContent;
  /** Organisation that it is about. */
  pathC: string;
  /** Names the event, where it could be told twice: then it is told once. */
  eventKey?: string;
}

/** One address, without anything that could become another heading or another receiver. */
const addressPattern = /^[^\s<>,;:"\\@]{1,64}@[^\s<>,;:"\\@]{1,190}$/;

/** Puts a mail into the outbox, in the transaction of what it tells of. */
export async function sendMail(
  { query, command }: Mailing,
  { to, template, content, pathC, eventKey }: Mail,
): Promise<void> {
  if (!to || !addressPattern.test(to)) return;
  const { subject, text, html } = renderMail(content);
  await query(
    `insert into ${command.schemaName}.mails (path_c, template, event_key, to_address, subject, body_text, body_html)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_key) do nothing`,
    [pathC, template, eventKey ?? null, to, subject, text, html],
  );
}
