import { mailReason } from "./mail-reason";

test.each([
  ["ESOCKET", "mail.reasons.unreachable (ESOCKET)"],
  ["SMTP 550", "mail.reasons.refused (SMTP 550)"],
  ["EAUTH", "mail.reasons.login (EAUTH)"],
  ["The mail was not taken.", "The mail was not taken."],
  ["constructor", "constructor"],
])("%s is told as %s", (error, told) => expect(mailReason(error, (key: string) => key)).toBe(told));
