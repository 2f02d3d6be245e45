/** The fields of a form in the shape of the mutation's input: texts, codes, lists of texts, and the pin. */
export type FormValues = Record<string, unknown>;

/** Text fields hold '' where the record has nothing; for the server both are the same. */
function normal(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || null;
  if (Array.isArray(value)) return value.map((item) => (typeof item === "string" ? item.trim() : item)).filter(Boolean);
  return value ?? null;
}

/** Whether two values of a field would be saved as the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

/** The names of the fields in which `values` differs from `base`. */
export function changedFields(base: FormValues, values: FormValues): string[] {
  return Object.keys(base).filter((field) => !isSameValue(base[field], values[field]));
}

/** The input of a save: changed fields only; an emptied field is null, which clears it. */
export function changesOf(base: FormValues, values: FormValues): FormValues {
  return Object.fromEntries(changedFields(base, values).map((field) => [field, normal(values[field])]));
}

/** Whether a field holds nothing. */
export function isEmptyValue(value: unknown): boolean {
  const kept = normal(value);
  return kept === null || (Array.isArray(kept) && kept.length === 0);
}

/** A field that two people changed to different values. */
export interface ConflictRow {
  field: string;
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

export interface Merge {
  /** Mine where I changed something, theirs everywhere else. */
  values: FormValues;
  /** What the person has to decide. */
  rows: ConflictRow[];
}

/** Puts two edits of the same record together. Fields that I did not touch follow theirs; the same edit twice is no conflict. */
export function mergeEdits(base: FormValues, mine: FormValues, theirs: FormValues): Merge {
  const myFields = changedFields(base, mine);
  const values = { ...theirs, ...Object.fromEntries(myFields.map((field) => [field, mine[field]])) };
  const rows = myFields
    .filter((field) => !isSameValue(base[field], theirs[field]) && !isSameValue(mine[field], theirs[field]))
    .map((field) => ({ field, base: base[field], theirs: theirs[field], mine: mine[field] }));
  return { values, rows };
}
