const name = "pakmut-register";
/** What is left lying on somebody's machine is not there for ever. */
const keptMs = 7 * 24 * 3_600_000;

/** What was typed and not sent, with the key under which it will be sent; `null` when there is nothing. */
export function readDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(name) ?? "null");
    if (draft && Date.now() - draft.at < keptMs) return draft;
  } catch {
    // A browser that keeps nothing, or something that is not ours.
  }
  clearDraft();
  return null;
}

/** Keeps it, also when the tab is closed. */
export function keepDraft(draft) {
  try {
    localStorage.setItem(name, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Without it the form works all the same.
  }
}

export function clearDraft() {
  try {
    localStorage.removeItem(name);
  } catch {
    // As above.
  }
}
