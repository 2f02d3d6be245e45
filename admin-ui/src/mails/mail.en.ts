import type { mailTh } from "./mail.th";

export const mailEn: typeof mailTh = {
  title: "Mail outbox",
  intro: "E-mails of Pakmut to organisations, newest first. While no mail server is set, they wait here",
  searchHint: "Subject or receiver",
  state: "State",
  allStates: "All states",
  things: "mails",
  to: "To %{address}",
  writtenAt: "Written %{date}",
  sentAt: "Sent %{date}",
  attempts: "Tried %{count} times",
  next: "Next try %{date}",
  why: "Not sent because: %{reason}",
  read: "Read",
  readOf: "Read: %{subject}",
  asHtml: "As the receiver sees it",
  asText: "Plain text",
  form: "Shown as",
  frame: "Text of the mail",
  shown: "%{count} mails shown",
};
