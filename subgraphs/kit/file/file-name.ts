const maxLength = 100;
/** Letters, marks and digits of every script, and what names are written with; no path, no quote, no control, no direction. */
const unusual = /[^\p{L}\p{M}\p{N} ._()-]+/gu;

/**
 * A sender's name of a file as it may be shown and offered for saving: without folders, control characters and characters
 * that turn the direction of writing ("‮gpj.exe"), and not endless. It never names a file on the server.
 */
export function cleanFileName(given: string): string {
  const base = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = base.replace(unusual, "_").replace(/^[. ]+/, "");
  return [...plain].slice(0, maxLength).join("").trim() || "file";
}
