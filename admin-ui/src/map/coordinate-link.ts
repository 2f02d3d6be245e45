const number = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;

/** Tried in this order: the place a link is about stands before the middle of the map that it shows. */
const pairPatterns: RegExp[] = [
  new RegExp(String.raw`!3d${number}!4d${number}`),
  new RegExp(
    String.raw`[?&#](?:q|query|ll|sll|destination|daddr|center|coordinate|marker|pin)=(?:loc:|@)?${number}\s*[,~]\s*${number}(?![\d.])`,
    "i",
  ),
  new RegExp(String.raw`[?&#](?:m?lat|latitude)=${number}&(?:.*&)?(?:m?lon|m?lng|m?long|longitude)=${number}`, "i"),
  new RegExp(String.raw`[?&](?:cp|sp=point\.)=?${number}[~_]${number}`, "i"),
  new RegExp(String.raw`/(?:place|search|dir)/(?:[^/@]*/)?${number},\s*${number}(?![\d.])`),
  new RegExp(String.raw`@${number},${number}`),
  new RegExp(String.raw`#(?:map=)?\d+(?:\.\d+)?/${number}/${number}`),
  new RegExp(String.raw`^geo:${number},${number}`, "i"),
];

const shortLinkHosts = /^(?:https?:\/\/)?(?:maps\.app\.goo\.gl|goo\.gl|g\.co|osm\.org\/go|binged\.it|bit\.ly)\b/i;

/** Tells links from other text, also without their "https://". */
export function isMapLink(text: string): boolean {
  return /^(?:https?:\/\/|geo:)/i.test(text) || /^(?:www\.|maps?\.|[\w-]+\.)[\w.-]+\/\S*$/i.test(text);
}

/** A short link has no coordinates in it: only its own server knows where it leads. */
export function isShortLink(text: string): boolean {
  return shortLinkHosts.test(text);
}

/**
 * Takes latitude and longitude out of a link to Google Maps, OpenStreetMap, Apple Maps, Bing Maps, Longdo Map and the `geo:`
 * scheme. Gives null when the link names a place without saying where it is.
 */
export function readMapLink(link: string): [latitude: number, longitude: number] | null {
  const decoded = decode(link);
  for (const pattern of pairPatterns) {
    const match = pattern.exec(decoded);
    if (match) return [Number(match[1]), Number(match[2])];
  }
  return null;
}

/** A link cut in the middle of a `%E0…` sequence is read as it stands. */
function decode(link: string): string {
  try {
    return decodeURIComponent(link.replace(/\+/g, " ")).replace(/ ([?&]|$)/g, "$1");
  } catch {
    return link;
  }
}
