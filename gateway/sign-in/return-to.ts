const home = "/admin/";

/**
 * Where to go after signing in: a page of our UI, or its first page. Whatever the browser would read as another place
 * ("//evil", "https:evil", "/\evil", "/admin/../..//evil") is not followed.
 */
export function safeReturnTo(asked: unknown, publicUrl: string): string {
  // A backslash is a slash to browsers; tabs and line breaks they leave out.
  if (typeof asked !== "string" || asked.length > 2_000 || /[\\\p{Cc}]/u.test(asked) || !asked.startsWith(home))
    return home;
  const base = new URL(publicUrl);
  const url = URL.parse(asked, base);
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(home)) return home;
  return url.pathname.startsWith("//") ? home : `${url.pathname}${url.search}${url.hash}`;
}
