import type { FormValues } from "./form-values";

/**
 * What was typed and not saved, kept in this browser, so that a closed tab, a crash or a sign-in in between loses nothing.
 * It is bound to the grant, because another role may not see the record; signing out takes all drafts away, because
 * computers of offices are shared.
 */
export interface Draft {
  /** The record's version and values when editing began. */
  version: number;
  base: FormValues;
  values: FormValues;
}

export interface DraftKey {
  grantId: string;
  resource: string;
  id: string;
}

interface KeptDraft extends Draft {
  /** Milliseconds since 1970. */
  keptAt: number;
}

const PREFIX = "pakmut.draft.";

/** Who comes back later than this begins anew: by then the record has mostly changed. */
export const DRAFT_LIFETIME_MS = 7 * 24 * 60 * 60 * 1_000;

function storageKey({ grantId, resource, id }: DraftKey): string {
  return `${PREFIX}${grantId}.${resource}.${id}`;
}

export function saveDraft(key: DraftKey, draft: Draft): void {
  try {
    localStorage.setItem(storageKey(key), JSON.stringify({ ...draft, keptAt: Date.now() } satisfies KeptDraft));
  } catch {
    // A full or forbidden storage must not keep anybody from typing; only the safety net is missing then.
  }
}

export function dropDraft(key: DraftKey): void {
  localStorage.removeItem(storageKey(key));
}

/** The draft of a record, unless it is too old: then it is dropped. */
export function loadDraft(key: DraftKey): Draft | null {
  const json = localStorage.getItem(storageKey(key));
  if (json === null) return null;
  const { keptAt, ...draft } = JSON.parse(json) as KeptDraft;
  if (Date.now() - keptAt < DRAFT_LIFETIME_MS) return draft;
  dropDraft(key);
  return null;
}

/** For signing out: nothing of a person stays for the next one at this computer. */
export function dropAllDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
