/** Cuts a text where the words of a query stand in it, whatever their case; the parts joined are the text again. */
export function markedParts(text: string, query: string): { part: string; isMatch: boolean }[] {
  const words = query.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [{ part: text, isMatch: false }];
  const pattern = new RegExp(`(${words.map(escapePattern).join("|")})`, "giu");
  return text
    .split(pattern)
    .map((part, index) => ({ part, isMatch: index % 2 === 1 }))
    .filter(({ part }) => part !== "");
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
