import type { MessageKey } from "../i18n/messages";
import type { Text } from "../i18n/use-text";

/** What an administrator can do something about, by the codes of the mailer. */
const known: Readonly<Record<string, MessageKey>> = {
  ECONNECTION: "mail.reasons.unreachable",
  ESOCKET: "mail.reasons.unreachable",
  EDNS: "mail.reasons.unreachable",
  ETIMEDOUT: "mail.reasons.slow",
  ETLS: "mail.reasons.insecure",
  EAUTH: "mail.reasons.login",
  EENVELOPE: "mail.reasons.address",
};

/** Why a mail did not go, in words, with the code for whoever looks after the mail server. */
export function mailReason(error: string, text: Text): string {
  const key =
    (Object.hasOwn(known, error) ? known[error] : null) ??
    (/^SMTP [45]\d\d$/.test(error) ? "mail.reasons.refused" : null);
  return key ? `${text(key)} (${error})` : error;
}
