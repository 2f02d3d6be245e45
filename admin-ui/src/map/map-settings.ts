/** What the operator of this site has set for maps; both null when there is no tile server. */
export interface MapSettings {
  /** An XYZ address such as https://tiles.example.go.th/{z}/{x}/{y}.png */
  tileUrl: string | null;
  tileAttribution: string | null;
}

const withoutTiles: MapSettings = { tileUrl: null, tileAttribution: null };

let settings: Promise<MapSettings> | undefined;

/** Reads the settings once; without an answer the maps do without tiles, they need none. */
export function readMapSettings(): Promise<MapSettings> {
  settings ??= fetchSettings().catch(() => withoutTiles);
  return settings;
}

async function fetchSettings(): Promise<MapSettings> {
  const response = await fetch(`${import.meta.env.BASE_URL}settings.json`, { credentials: "same-origin" });
  if (!response.ok) return withoutTiles;
  const answer = (await response.json()) as Partial<MapSettings>;
  return { tileUrl: answer.tileUrl || null, tileAttribution: answer.tileAttribution || null };
}
