import type { FormValues } from "./form-values";

/**
 * What was typed and not saved, kept in this tab's session storage, so that a reload, a crash or a sign-in in between
 * loses nothing. It is bound to the grant, because another role may not see the record.
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

function storageKey({ grantId, resource, id }: DraftKey): string {
  return `pakmut.draft.${grantId}.${resource}.${id}`;
}

export function saveDraft(key: DraftKey, draft: Draft): void {
  try {
    sessionStorage.setItem(storageKey(key), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage must not keep anybody from typing; only the safety net is missing then.
  }
}

export function dropDraft(key: DraftKey): void {
  sessionStorage.removeItem(storageKey(key));
}

export function loadDraft(key: DraftKey): Draft | null {
  const json = sessionStorage.getItem(storageKey(key));
  return json === null ? null : (JSON.parse(json) as Draft);
}
