/** HTML that is safe to send. Made by `html` only. */
export interface Html {
  markup: string;
}

type Part = string | Html | Html[] | undefined;

/** Builds HTML; every interpolated string is escaped. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = texts.map((text, index) => text + render(parts[index])).join("");
  return { markup };
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") {
    const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
    return part.replace(/[&<>"']/g, (character) => entities[character] ?? character);
  }
  return Array.isArray(part) ? part.map(({ markup }) => markup).join("") : part.markup;
}

/** What is wrong, by the name of the field. */
export type Faults = Record<string, string>;

/** All faults at the top, each leading to its field. Takes the keyboard, so that a screen reader begins there. */
export function faultSummary(heading: string, faults: Faults): Html | undefined {
  const entries = Object.entries(faults);
  if (entries.length === 0) return undefined;
  return html`<div class="faults" role="alert" tabindex="-1" autofocus>
    <h2>${heading}</h2>
    <ul>${entries.map(([name, fault]) => html`<li><a href="#${name}">${fault}</a></li>`)}</ul>
  </div>`;
}

export interface FieldProperties {
  name: string;
  label: string;
  type?: "text" | "password" | "tel";
  value: string;
  autocomplete: string;
  /** What is right, told beforehand. */
  hint?: string | Html;
  inputMode?: "numeric" | "text" | "tel";
  fault: string | undefined;
  isOptional?: boolean;
}

/** A labelled input with its hint and its fault. */
export function field(properties: FieldProperties): Html {
  const { name, label, type = "text", value, autocomplete, hint, inputMode, fault, isOptional } = properties;
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? undefined : html`<div class="hint" id="${name}-hint">${hint}</div>`}
    ${fault === undefined ? undefined : html`<p class="fault" id="${name}-fault">${fault}</p>`}
    <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"
      ${inputMode === undefined ? undefined : html`inputmode="${inputMode}"`} ${isOptional ? undefined : html`required`}
      ${described ? html`aria-describedby="${described}"` : undefined} ${fault === undefined ? undefined : html`aria-invalid="true"`}>
  </div>`;
}

/** The frame of every page of the stand-in. `base` is its path. */
export function page(base: string, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="th">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} - Digital ID จำลอง</title>
  <link rel="stylesheet" href="${base}/assets/style.css">
</head>
<body>
  <header>
    <svg viewBox="0 0 24 32" width="24" height="32" aria-hidden="true"><path fill="#D0342C" stroke="#fff" d="M12 1C6 1 1 6 1 12c0 8 11 19 11 19s11-11 11-19C23 6 18 1 12 1z"/><circle cx="12" cy="12" r="4.5" fill="#fff"/></svg>
    <p><strong>Digital ID จำลอง</strong><span>สำหรับทดลองใช้ระบบปักหมุดเท่านั้น</span></p>
  </header>
  <main>${content}</main>
</body>
</html>
`.markup;
}

/** A page with a heading, a sentence and its ways on, the first of them the main one. */
export function messagePage(base: string, title: string, sentence: string, ...ways: Way[]): string {
  const links = ways.map(
    ({ href, label }, index) =>
      html`<p><a class="button ${index === 0 ? "primary" : ""}" href="${href}">${label}</a></p>`,
  );
  return page(base, title, html`<h1>${title}</h1><p>${sentence}</p>${links}`);
}

/** A link and what it says. */
export interface Way {
  href: string;
  label: string;
}
