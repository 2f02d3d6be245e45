import type { Position } from "geojson";

const kilometresPerDegree = 111.32;

/** How much shorter a degree of longitude is than one of latitude: 1 at the equator, 0.95 in Chiang Rai. */
export function eastScale(latitude: number): number {
  return Math.cos((latitude * Math.PI) / 180);
}

/** Kilometres as degrees of latitude. */
export function degreesNorth(kilometres: number): number {
  return kilometres / kilometresPerDegree;
}

/**
 * Tells whether a point is in a polygon by the even-odd rule; a hole is one more ring. A point on the border that two
 * polygons share is in exactly one of them, because both compute the crossing from the same end of the segment.
 */
export function contains(rings: Position[][], x: number, y: number): boolean {
  let isInside = false;
  forEachSegment(rings, (ax, ay, bx, by) => {
    if (ay > y === by > y) return;
    const crossing = ay < by ? ax + ((bx - ax) * (y - ay)) / (by - ay) : bx + ((ax - bx) * (y - by)) / (ay - by);
    if (x < crossing) isInside = !isInside;
  });
  return isInside;
}

/** Distance from a point to the nearest border of a polygon, on a plane that is flat around the point. */
export function kilometresToBorder(rings: Position[][], x: number, y: number): number {
  const scale = eastScale(y);
  let nearest = Infinity;
  forEachSegment(rings, (ax, ay, bx, by) => {
    const [east, north] = [(bx - ax) * scale, by - ay];
    const [toEast, toNorth] = [(x - ax) * scale, y - ay];
    const lengthSquared = east * east + north * north;
    const along = lengthSquared === 0 ? 0 : (toEast * east + toNorth * north) / lengthSquared;
    const share = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(toEast - share * east, toNorth - share * north));
  });
  return nearest * kilometresPerDegree;
}

function forEachSegment(rings: Position[][], visit: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (const ring of rings) {
    for (let end = 1; end < ring.length; end += 1) {
      const [ax = NaN, ay = NaN] = ring[end - 1] ?? [];
      const [bx = NaN, by = NaN] = ring[end] ?? [];
      visit(ax, ay, bx, by);
    }
  }
}
