import { Agent } from "node:http";
import { type BenchRow, lessRow } from "./bench-row";
import type { Country } from "./country";
import { percentile, send } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import { type ChildServer, startChild } from "./servers/child";

/** As the admin UI asks it. */
const query = `query PointMap($bounds: BoundsInput!, $zoom: Int!) { servicePointMap(bounds: $bounds, zoom: $zoom) {
  totalInBounds clusters { lat: latitude lon: longitude n: count pinned: pinnedCount complete: completeCount id: servicePointId } } }`;
const wholeCountry = { bounds: { west: 97, south: 5, east: 106, north: 21 }, zoom: 6 };
const countryViews = 60;
const closeViews = 300;
const maxBytes = 20_000;
/** Size of the map on a screen, in pixels. */
const screen = { width: 1_200, height: 700 };

interface View {
  bounds: { west: number; south: number; east: number; north: number };
  zoom: number;
}

/** Views of a screen's size at zoom 9 to 14 around places where service points are, spread evenly over all of them. */
async function closerViews({ database: { admin }, size }: Country): Promise<View[]> {
  const { rows } = await admin.query<{ latitude: number; longitude: number }>(
    `select latitude, longitude from (select latitude, longitude, row_number() over (order by id) as number
       from service_points.service_points) s where number % $1 = 1 limit $2`,
    [Math.floor(size / closeViews), closeViews],
  );
  return rows.map(({ latitude, longitude }, index) => {
    const zoom = 9 + (index % 6);
    const degreesPerPixel = 360 / (256 * 2 ** zoom);
    const [halfWidth, halfHeight] = [(screen.width * degreesPerPixel) / 2, (screen.height * degreesPerPixel) / 2];
    const bounds = {
      west: longitude - halfWidth,
      south: latitude - halfHeight,
      east: longitude + halfWidth,
      north: latitude + halfHeight,
    };
    return { bounds, zoom };
  });
}

async function requireRight({ database: { admin } }: Country, { bounds }: View, answer: string): Promise<void> {
  const { west, south, east, north } = bounds;
  const { rows } = await admin.query<{ count: number }>(
    `select count(*)::int as count from service_points.service_points
     where longitude between $1 and $2 and latitude between $3 and $4`,
    [west, east, south, north],
  );
  const { totalInBounds, clusters } = dataOf<{ servicePointMap: { totalInBounds: number; clusters: object[] } }>(
    answer,
  ).servicePointMap;
  const wanted = rows[0]?.count ?? 0;
  // The map counts in whole cells of mercator units, so that a point on the very edge may fall to either side.
  if (Math.abs(totalInBounds - wanted) > 2 || (wanted > 2 && clusters.length === 0))
    throw new Error(`The map shows ${totalInBounds} of ${wanted} service points.`);
}

interface MapFigures {
  p95Ms: number;
  largestBytes: number;
}

/** Asks for one view after the other, as one officer who pans; every answer is compared with SQL. */
async function measureViews(server: ChildServer, country: Country, views: readonly View[]): Promise<MapFigures> {
  const cookie = country.scopes.find(({ name }) => name === "root")?.cookie ?? "";
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let largestBytes = 0;
  for (const view of views) {
    const start = performance.now();
    const answer = await send(agent, server.port, graphqlRequest(cookie, query, { ...view }));
    times.push(performance.now() - start);
    largestBytes = Math.max(largestBytes, Buffer.byteLength(answer));
    await requireRight(country, view, answer);
  }
  agent.destroy();
  return {
    p95Ms: percentile(
      times.sort((left, right) => left - right),
      0.95,
    ),
    largestBytes,
  };
}

async function mapViews(country: Country): Promise<{ whole: View[]; close: View[] }> {
  return { whole: Array.from({ length: countryViews }, () => wholeCountry), close: await closerViews(country) };
}

/** The map of all pins: the whole country, and screens from zoom 9. */
export async function benchMap(country: Country): Promise<BenchRow[]> {
  const { appUrl, gatewayUrl } = country.database.logins;
  const server = await startChild("pakmut.js", { APP_URL: appUrl, GATEWAY_URL: gatewayUrl });
  try {
    const { whole, close } = await mapViews(country);
    await measureViews(server, country, [...whole.slice(0, 20), ...close.slice(0, 50)]);
    const wholeFigures = await measureViews(server, country, whole);
    const closeFigures = await measureViews(server, country, close);
    const what = `map of ${country.size.toLocaleString("en")} pins`;
    return [
      lessRow(`${what}, whole country, p95, to its limit`, "ms", wholeFigures.p95Ms, 100),
      lessRow(`${what}, from zoom 9, p95, to its limit`, "ms", closeFigures.p95Ms, 20),
      lessRow(`${what}, whole country, size, to its limit`, "bytes", wholeFigures.largestBytes, maxBytes),
      lessRow(`${what}, from zoom 9, largest, to its limit`, "bytes", closeFigures.largestBytes, maxBytes),
    ];
  } finally {
    await server.stop();
  }
}
