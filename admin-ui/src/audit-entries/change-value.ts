import { roles } from "../../../schema/roles-and-actions";
import { formatPhone, type PhoneParts } from "../format/phone";

/** What a value of the trail is, so that it can be told in words. */
export type ChangeValue =
  | { kind: "nothing" }
  | { kind: "text"; text: string }
  | { kind: "word"; key: string }
  | { kind: "roles"; roles: string[] }
  | { kind: "moment"; at: string }
  | { kind: "organisation"; id: string }
  | { kind: "organisations"; ids: string[] }
  | { kind: "many"; count: number }
  | { kind: "number"; value: number }
  | { kind: "object"; parts: [field: string, value: ChangeValue][] };

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
const isRole = (text: string) => roles.some((role) => role === text);

/** Reads a value as the trail has it: a text, which may be JSON. `words` are those that have a translation. */
export function readChangeValue(
  field: string,
  value: string | null | undefined,
  words: ReadonlySet<string>,
): ChangeValue {
  if (value === null || value === undefined || value === "" || value === "[]") return { kind: "nothing" };
  if (value.startsWith("[") || value.startsWith("{")) {
    try {
      return readParsed(field, JSON.parse(value) as unknown, words);
    } catch {
      return { kind: "text", text: value };
    }
  }
  return readText(field, value, words);
}

function readText(field: string, text: string, words: ReadonlySet<string>): ChangeValue {
  if (isRole(text)) return { kind: "roles", roles: [text] };
  if (/organisationIds?$/i.test(field) && isId(text)) return { kind: "organisation", id: text };
  if (isMoment(text)) return { kind: "moment", at: text };
  if (words.has(text)) return { kind: "word", key: text };
  if (/^\d{1,15}$/.test(text) && /(count|total|sessions)$/i.test(field)) return { kind: "number", value: Number(text) };
  return { kind: "text", text };
}

function readParsed(field: string, value: unknown, words: ReadonlySet<string>): ChangeValue {
  if (Array.isArray(value)) return readList(field, value, words);
  if (typeof value !== "object" || value === null) return readText(field, String(value), words);
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== "");
  if (parts.length === 0) return { kind: "nothing" };
  return { kind: "object", parts: parts.map(([name, part]) => [name, readParsed(name, part, words)]) };
}

/** A few names can be read; a hundred ids cannot, their number can. */
const MOST_NAMED = 5;

const isPhone = (item: unknown): item is PhoneParts =>
  typeof item === "object" && item !== null && "number" in item && typeof item.number === "string";

function textOf(item: unknown): string {
  if (isPhone(item)) return formatPhone(item);
  return typeof item === "object" ? JSON.stringify(item) : String(item);
}

function readList(field: string, list: unknown[], words: ReadonlySet<string>): ChangeValue {
  const texts = list.map(textOf);
  if (texts.length === 0) return { kind: "nothing" };
  if (texts.every(isRole)) return { kind: "roles", roles: texts };
  if (texts.every(isId)) {
    const isNamed = /organisationIds?$/i.test(field) && texts.length <= MOST_NAMED;
    return isNamed ? { kind: "organisations", ids: texts } : { kind: "many", count: texts.length };
  }
  if (texts.length === 1 && texts[0] !== undefined) return readText(field, texts[0], words);
  return { kind: "text", text: texts.join(", ") };
}
