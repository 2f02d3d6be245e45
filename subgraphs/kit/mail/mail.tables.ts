import { scopedTable } from "../database/kit-tables";

/**
 * The outbox of a schema: a mail is written in the transaction of what it tells of, so that neither goes without the other,
 * and sent by the chore `sendMails`.
 */
export const mailOutbox = (schemaName: string): string => `
  create table ${schemaName}.mails (
    id uuid primary key default uuidv7(),
    path_c text collate "C" not null,
    template text not null,
    -- The same event twice is one mail.
    event_key text unique,
    to_address text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    -- SENDING: given to the SMTP server, whose answer we do not have yet.
    state text not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz
  );
  create index mails_due on ${schemaName}.mails (next_attempt_at) where state in ('WAITING', 'SENDING');
  create index mails_path on ${schemaName}.mails (path_c, id desc);
  ${scopedTable(schemaName, "mails", "select, insert, update")}`;
