import type { Locale } from "../format/date";

/** A province (2-digit code) or district (4-digit code) as the map files describe it. */
export interface Area {
  code: string;
  names: Record<Locale, string>;
  /** Longitude and latitude where the name stands. */
  label: [longitude: number, latitude: number];
}

/** One of the shipped boundary files, TopoJSON as it came. */
export interface AreaFile {
  objects: { areas: { geometries: { id: string; properties: { th: string; en: string; label: [number, number] } }[] } };
}

export type AreaKind = "provinces" | "districts";

const files = new Map<AreaKind, Promise<AreaFile>>();

/**
 * Loads a boundary file once for all maps.
 *
 * @throws when it cannot be loaded; the next call tries again
 */
export function loadAreaFile(kind: AreaKind): Promise<AreaFile> {
  const loading = files.get(kind) ?? fetchAreaFile(kind);
  files.set(kind, loading);
  loading.catch(() => files.delete(kind));
  return loading;
}

async function fetchAreaFile(kind: AreaKind): Promise<AreaFile> {
  const response = await fetch(`${import.meta.env.BASE_URL}map/${kind}.json`);
  if (!response.ok) throw new Error(`${kind}.json answered ${response.status}`);
  return (await response.json()) as AreaFile;
}

/** The names and label points of every province or district. */
export async function listAreas(kind: AreaKind): Promise<Area[]> {
  const { objects } = await loadAreaFile(kind);
  return objects.areas.geometries.map(({ id, properties }) => ({
    code: id,
    names: { th: properties.th, en: properties.en },
    label: properties.label,
  }));
}
