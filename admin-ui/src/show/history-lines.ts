import { formatPhone, type PhoneParts } from "../format/phone";

/** A change as the audit trail has it: a column's name with its value before and after, as text. */
export interface RawChange {
  field: string;
  before?: string | null;
  after?: string | null;
}

const PIN_PLACE = ["latitude", "longitude"];

/** Columns that follow from others: the officer changed the pin, not these. */
const FOLLOWING = new Set([
  "pinSource",
  "pinProvinceCode",
  "pinDistrictCode",
  "pinIsAbroad",
  "pinConfirmedAt",
  "pinConfirmedByName",
]);

/**
 * The changes of one history entry as a person made them: a pin's columns are one line "latitude, longitude", and
 * telephone numbers read as numbers instead of JSON. The order is the form's.
 */
export function historyLines(changes: readonly RawChange[], fieldOrder: readonly string[]): RawChange[] {
  const lines = changes
    .filter(({ field }) => !PIN_PLACE.includes(field) && !FOLLOWING.has(field))
    .map(({ field, before, after }) => ({ field, before: readable(before), after: readable(after) }));
  const pin = pinLine(changes);
  const rank = ({ field }: RawChange) => (fieldOrder.includes(field) ? fieldOrder.indexOf(field) : fieldOrder.length);
  return [...(pin ? [pin] : []), ...lines].sort((a, b) => rank(a) - rank(b));
}

function pinLine(changes: readonly RawChange[]): RawChange | undefined {
  const place = changes.filter(({ field }) => PIN_PLACE.includes(field));
  if (place.length === 0) return undefined;
  const joined = (side: "before" | "after") =>
    place
      .map((change) => change[side])
      .filter(Boolean)
      .join(", ") || null;
  return { field: "pin", before: joined("before"), after: joined("after") };
}

function isPhone(value: unknown): value is PhoneParts {
  return typeof value === "object" && value !== null && "number" in value;
}

/** Photos are told by the words that stand for them. */
const photoText = (value: unknown): string | null =>
  typeof value === "object" && value !== null && "altTh" in value ? String(value.altTh) : null;

const isName = (item: unknown) =>
  typeof item === "string" && /^([A-Z]+(_[A-Z]+)*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(item);

/** Lists come as JSON. Lists of ids and of names of the API stay so, for whoever knows what they stand for. */
function readable(value: string | null | undefined): string | null {
  if (!value) return null;
  if (!value.startsWith("[")) return value;
  try {
    const items = JSON.parse(value) as unknown[];
    if (items.length > 0 && items.every(isName)) return value;
    return (
      items.map((item) => (isPhone(item) ? formatPhone(item) : (photoText(item) ?? String(item)))).join(", ") || null
    );
  } catch {
    return value;
  }
}
