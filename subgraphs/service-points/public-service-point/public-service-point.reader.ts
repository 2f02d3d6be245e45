import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { RecordColumns } from "../../kit/database/record-columns";
import { textCondition } from "../../kit/database/text-search";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import { type RecordLoader, recordLoader } from "../../kit/loading/record-loader";
import { type AskedList, askedWholly, type Connection, readPage } from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { cellShift, latitudeOf, longitudeOf, mercatorX, mercatorY, roundedForZoom } from "../service-point/mercator";
import type {
  PublicServicePointFilter,
  PublicServicePointListArguments,
  PublicServicePointMapArguments,
} from "./public-service-point.inputs";
import {
  type PublicServicePointCluster,
  type PublicServicePointMap,
  PublicServicePoint,
} from "./public-service-point.types";

/** The view with a policy of its own: nothing here knows who asks. */
const view = "service_points.public_service_points";
const points = `${view} s`;
const withOrganisation = `${points} join directory.organisations o on o.id = s.organisation_id`;
const idColumn = "s.id";
const byName: Ordering = { column: "s.name_th", type: "text", direction: SortDirection.ASC };

/** What to read for which field of the API. */
export const publicServicePointColumns = new RecordColumns(PublicServicePoint, "s", {
  organisation: ["organisationId"],
  ancestors: ["pathC"],
  province: ["provinceCode"],
  district: ["districtCode"],
  subdistrict: ["subdistrictCode"],
  pin: ["latitude", "longitude"],
  isOpenNow: ["openingHours", "provinceCode"],
  nextChangeAt: ["openingHours", "provinceCode"],
});

interface FilteredSource {
  from: string;
  newConditions: () => Conditions;
}

async function filteredSource(operation: Operation, filter: PublicServicePointFilter): Promise<FilteredSource> {
  const within = filter.within ? await pathRangeOf(operation, filter.within) : null;
  const addText = await textCondition(operation, view, "s", filter.text);
  const asksOrganisation = filter.typeCode ?? filter.subTypeCode ?? filter.categoryCode;
  return {
    from: asksOrganisation ? withOrganisation : points,
    newConditions: () => {
      const conditions = new Conditions();
      if (within) conditions.add("s.path_c >= ? and s.path_c < ?", within.scope, within.upper);
      addText(conditions);
      if (typeof filter.isPinned === "boolean") conditions.add(filter.isPinned ? "s.is_pinned" : "not s.is_pinned");
      if (filter.bounds) addPinsIn(conditions, filter.bounds);
      return conditions
        .addIfGiven("o.type_code = ?", filter.typeCode)
        .addIfGiven("o.sub_type_code = ?", filter.subTypeCode)
        .addIfGiven("o.category_code = ?", filter.categoryCode)
        .addIfGiven("s.province_code = ?", filter.provinceCode)
        .addIfGiven("s.id = any(?::uuid[])", filter.ids);
    },
  };
}

/** By the columns of an index of its own. The place of a pin that nobody has confirmed tells nothing to a map either. */
function addPinsIn(
  conditions: Conditions,
  { west, south, east, north }: PublicServicePointMapArguments["bounds"],
): void {
  conditions
    .add("s.is_pinned")
    .add("s.mercator_x between ? and ?", mercatorX(west), mercatorX(east))
    .add("s.mercator_y between ? and ?", mercatorY(north), mercatorY(south));
}

/** One page of the public service points of the whole country, by Thai name. */
export async function listPublicServicePoints(
  operation: Operation,
  { filter, ...page }: PublicServicePointListArguments,
  asked: AskedList = askedWholly,
): Promise<Connection<PublicServicePoint>> {
  const { from, newConditions } = await filteredSource(operation, filter ?? {});
  const source = { columns: publicServicePointColumns.select(asked.nodes), from, idColumn };
  return readPage(operation, source, newConditions, page, byName, asked);
}

const loadPublicServicePoint: RecordLoader<PublicServicePoint> = recordLoader(
  publicServicePointColumns,
  points,
  idColumn,
);

/** One public service point. Throws NOT_FOUND, also for one that is hidden. */
export async function getPublicServicePoint(
  operation: Operation,
  id: string,
  asked: ReadonlySet<string> | null = null,
): Promise<PublicServicePoint> {
  const point = await loadPublicServicePoint(operation, id, asked);
  if (!point) throw notFound();
  return point;
}

interface ClusterRow {
  /** Sums of bigint come as text. */
  sumX: string;
  sumY: string;
  count: number;
  servicePointId: string | null;
}

/** What a map for everybody shows of a rectangle: confirmed pins gathered in cells of 64 pixels. */
export async function mapPublicServicePoints(
  operation: Operation,
  { bounds, zoom, filter }: PublicServicePointMapArguments,
): Promise<PublicServicePointMap> {
  const { from, newConditions } = await filteredSource(operation, filter ?? {});
  const conditions = newConditions();
  addPinsIn(conditions, bounds);
  const shift = conditions.parameter(cellShift(zoom));
  const rows = await operation.query<ClusterRow & Record<string, unknown>>(
    `select sum(s.mercator_x) as "sumX", sum(s.mercator_y) as "sumY", count(*)::int as count,
       case when count(*) = 1 then any_value(s.id) end as "servicePointId"
     from ${from} ${conditions.where}
     group by s.mercator_x >> ${shift}::int, s.mercator_y >> ${shift}::int`,
    conditions.parameters,
  );
  const clusters = rows.map(
    ({ sumX, sumY, ...row }): PublicServicePointCluster => ({
      ...row,
      latitude: roundedForZoom(latitudeOf(Number(sumY) / row.count + 0.5), zoom),
      longitude: roundedForZoom(longitudeOf(Number(sumX) / row.count + 0.5), zoom),
    }),
  );
  return { clusters, totalInBounds: clusters.reduce((total, { count }) => total + count, 0) };
}
