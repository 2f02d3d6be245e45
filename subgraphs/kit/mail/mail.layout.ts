/** What a mail says: sentences, figures as a list, and where to go. */
export interface MailContent {
  subject: string;
  /** Whom it speaks to: "เรียน ผู้ประสานงาน"; those who look after an organisation unless said. */
  greeting?: string;
  /** In Thai, without a full stop. */
  paragraphs: readonly string[];
  /** Name and value: "บทบาท", "เจ้าหน้าที่จุดบริการ". */
  facts: readonly (readonly [name: string, value: string])[];
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const usualGreeting = "เรียน ผู้ดูแลหน่วยงาน";
const footer = "อีเมลนี้ส่งโดยอัตโนมัติจากระบบปักหมุด กรุณาอย่าตอบกลับ";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] as string);
/** A line break in a heading would begin another heading. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Writes a mail out, as plain text and as HTML: one small layout for all, without pictures, so that nothing is fetched. */
export function renderMail({ subject, greeting = usualGreeting, paragraphs, facts }: MailContent): RenderedMail {
  const lines = facts.map(([name, value]) => [name, oneLine(value)] as const);
  const text = [greeting, ...paragraphs, lines.map(([name, value]) => `${name}: ${value}`).join("\n"), footer]
    .filter((part) => part !== "")
    .join("\n\n");
  const rows = lines
    .map(
      ([name, value]) =>
        `<tr><th scope="row" style="text-align:left;padding:4px 16px 4px 0;font-weight:600;vertical-align:top">${html(name)}</th>` +
        `<td style="padding:4px 0">${html(value)}</td></tr>`,
    )
    .join("");
  const body = [
    `<p>${html(greeting)}</p>`,
    ...paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>`),
    rows ? `<table style="border-collapse:collapse">${rows}</table>` : "",
    `<p style="color:#5a5a5a;font-size:14px">${footer}</p>`,
  ].join("");
  return {
    subject: oneLine(subject),
    text: `${text}\n`,
    html:
      '<!doctype html><html lang="th"><head><meta charset="utf-8"></head>' +
      '<body style="font-family:Sarabun,Tahoma,sans-serif;font-size:16px;line-height:1.6;color:#1b1b1b;max-width:640px;margin:0 auto;padding:16px">' +
      `${body}</body></html>`,
  };
}
