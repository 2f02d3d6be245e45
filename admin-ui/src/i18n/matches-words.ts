/** Zero-width characters and tone marks that people leave out or that copies bring along. */
const IGNORED = /[\u200B-\u200D\uFEFF\u0E47-\u0E4B]/g;

function searchKey(text: string): string {
  return text.replace(IGNORED, "").toLowerCase();
}

/** Whether a name has every typed word in it, whatever the case and the Thai tone marks. */
export function matchesWords(name: string, typed: string): boolean {
  const key = searchKey(name);
  return searchKey(typed)
    .split(/\s+/)
    .every((word) => key.includes(word));
}
