/**
 * Finds where an area's name is drawn: about the point farthest from its border (of the largest part, for islands),
 * so that the name of a bent province does not stand in its neighbour, as it does with the centroid.
 *
 * @param {import('geojson').Polygon | import('geojson').MultiPolygon} geometry in degrees
 * @returns {[number, number]} longitude and latitude
 */
export function findLabelPoint(geometry) {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const largest = parts.reduce((best, part) => (areaOf(part[0]) > areaOf(best[0]) ? part : best));
  return farthestFromBorder(largest);
}

/** Looks at a grid of points, then at finer grids around the best one. */
function farthestFromBorder(rings) {
  const xs = rings[0].map(([x]) => x);
  const ys = rings[0].map(([, y]) => y);
  let center = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  let half = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) / 2;
  for (let round = 0; round < 4; round += 1) {
    center = bestOfGrid(rings, center, half);
    half /= 5;
  }
  return center;
}

function bestOfGrid(rings, [centerX, centerY], half) {
  let best = { point: [centerX, centerY], distance: -Infinity };
  for (let row = -10; row <= 10; row += 1) {
    for (let column = -10; column <= 10; column += 1) {
      const point = [centerX + (column / 10) * half, centerY + (row / 10) * half];
      const distance = distanceInside(rings, point);
      if (distance > best.distance) best = { point, distance };
    }
  }
  return best.point;
}

/** Distance to the border in degrees, negative outside. */
function distanceInside(rings, [x, y]) {
  let isInside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index += 1) {
      const [ax, ay] = ring[index - 1];
      const [bx, by] = ring[index];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
      nearest = Math.min(nearest, distanceToSegment(x, y, ax, ay, bx, by));
    }
  }
  return isInside ? nearest : -nearest;
}

function distanceToSegment(x, y, ax, ay, bx, by) {
  const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = lengthSquared === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay));
}

function areaOf(ring) {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    sum += ring[index - 1][0] * ring[index][1] - ring[index][0] * ring[index - 1][1];
  }
  return Math.abs(sum / 2);
}
