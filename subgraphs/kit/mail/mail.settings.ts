import type { SubgraphSettings } from "../graphql/subgraph";

/** The SMTP server that sends, such as smtps://user:password@smtp.example.go.th; without it mails stay in the outbox. */
export const SMTP_URL = "PAKMUT_SMTP_URL";
/** Whom mails come from, such as "Pakmut <no-reply@example.go.th>". */
export const MAIL_FROM = "PAKMUT_MAIL_FROM";

export interface SmtpSettings {
  url: string;
  from: string;
}

/** Reads where mail is sent to; `null` when it is not sent. Throws, naming the variable, when one is wrong or alone. */
export function readSmtpSettings(environment: NodeJS.ProcessEnv): SmtpSettings | null {
  const url = environment[SMTP_URL];
  const from = environment[MAIL_FROM];
  if (!url) return null;
  if (!/^smtps?:\/\/[^\s/]+/.test(url)) throw new Error(`${SMTP_URL} must begin with smtp:// or smtps://.`);
  if (!from || !/^[^\r\n]*@[^\r\n]+$/.test(from))
    throw new Error(`${MAIL_FROM} must be the address that mails come from.`);
  return { url, from };
}

export const mailSettings: SubgraphSettings = {
  names: [SMTP_URL, MAIL_FROM],
  check: () => void readSmtpSettings(process.env),
};
