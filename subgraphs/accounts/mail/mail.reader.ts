import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { likePatterns } from "../../kit/text/normalise-thai";
import type { MailListArguments } from "./mail.inputs";
import type { Mail, MailConnection } from "./mail.types";

/** One page of the outboxes of all subgraphs, newest first. */
export async function listMails(
  operation: Operation,
  { filter, first, after }: MailListArguments,
): Promise<MailConnection> {
  const conditions = new Conditions().addIfGiven("m.state = ?", filter?.state).addIfGiven("m.id < ?::uuid", after);
  for (const pattern of likePatterns(filter?.text ?? ""))
    conditions.add("lower(m.subject || ' ' || m.to_address) like ?", pattern);
  const rows = await operation.query<Mail & Record<string, unknown>>(
    `select m.id, m.created_at as "createdAt", m.to_address as "to", m.template, m.subject, m.body_text as text, m.body_html as html, m.state,
       m.attempts, m.last_error as "lastError", m.sent_at as "sentAt",
       case when m.state = 'WAITING' then m.next_attempt_at end as "nextAttemptAt"
     from accounts.outbox m ${conditions.where} order by m.id desc limit ${first + 1}`,
    conditions.parameters,
  );
  const nodes = rows.slice(0, first);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id ?? null } };
}
