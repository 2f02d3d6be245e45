import { keptTotalOf } from "../../kit/database/kept-total";
import type { Operation } from "../../kit/database/operation";
import { RecordColumns } from "../../kit/database/record-columns";
import { notFound } from "../../kit/errors";
import { type RecordLoader, recordLoader } from "../../kit/loading/record-loader";
import {
  type AskedList,
  askedWholly,
  type Connection,
  isEmptyFilter,
  type ListSource,
  readPage,
} from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { addBounds, cellShift, latitudeOf, longitudeOf, roundedForZoom } from "./mercator";
import { completenessFields } from "./completeness";
import { ServicePoint } from "./service-point.entity";
import { filteredSource } from "./service-point.filter";
import {
  type ServicePointFilter,
  type ServicePointListArguments,
  type ServicePointMapArguments,
  type ServicePointSort,
  ServicePointSortField,
} from "./service-point.inputs";
import type { ServicePointCluster, ServicePointMap, ServicePointSummary } from "./service-point.types";

const table = "service_points.service_points";
const idColumn = "s.id";

/** What to read for which field of the API. */
export const servicePointColumns = new RecordColumns(
  ServicePoint,
  "s",
  {
    organisation: ["organisationId", "pathC"],
    province: ["provinceCode"],
    district: ["districtCode"],
    subdistrict: ["subdistrictCode"],
    pin: [
      "latitude",
      "longitude",
      "provinceCode",
      "districtCode",
      "pinSource",
      "pinProvinceCode",
      "pinDistrictCode",
      "pinReach",
      "pinIsAbroad",
      "pinReason",
      "pinConfirmedAt",
      "pinConfirmedByName",
    ],
    pinDoubts: ["pinDoubts"],
    isPinJudged: [],
    photos: ["photos"],
    completeness: completenessFields.map(({ field }) => (field === "pin" ? "pinConfirmedAt" : field)),
    isOpenNow: ["openingHours", "provinceCode"],
    nextChangeAt: ["openingHours", "provinceCode"],
    hiddenBy: ["pathC"],
    allowedActions: ["organisationId"],
    history: [],
  },
  ["searchKey"],
);

const sortColumns: Readonly<Record<ServicePointSortField, Omit<Ordering, "direction">>> = {
  [ServicePointSortField.CODE]: { column: "s.code", type: "text", isNullable: true },
  [ServicePointSortField.NAME_TH]: { column: "s.name_th", type: "text" },
  [ServicePointSortField.PINNED]: { column: "s.pin_confirmed_at", type: "timestamptz", isNullable: true },
  [ServicePointSortField.STATUS]: { column: "s.status", type: "text" },
  [ServicePointSortField.COMPLETENESS]: { column: "s.completeness_percent", type: "smallint" },
  [ServicePointSortField.UPDATED_AT]: { column: "s.updated_at", type: "timestamptz" },
};
const byName: Ordering = { ...sortColumns.NAME_TH, direction: SortDirection.ASC };

/** The order of a list, as asked for. */
export const servicePointOrdering = (sort: ServicePointSort | null | undefined): Ordering =>
  sort ? { ...sortColumns[sort.field], direction: sort.direction } : byName;

/** One page of the service points of the scope. */
export async function listServicePoints(
  operation: Operation,
  { filter, sort, ...page }: ServicePointListArguments,
  asked: AskedList = askedWholly,
): Promise<Connection<ServicePoint>> {
  const { from, newConditions } = await filteredSource(operation, filter ?? {});
  const ordering = servicePointOrdering(sort);
  const total = isEmptyFilter(filter) ? keptTotalOf(operation, table) : undefined;
  const source: ListSource = { columns: servicePointColumns.select(asked.nodes), from, idColumn, total };
  return readPage(operation, source, newConditions, page, ordering, asked);
}

/** Figures over all service points that the filter finds in the scope. */
export async function summariseServicePoints(
  operation: Operation,
  filter: ServicePointFilter = {},
): Promise<ServicePointSummary> {
  const { from, newConditions } = await filteredSource(operation, filter);
  const { where, parameters } = newConditions();
  const [summary] = await operation.query<ServicePointSummary & Record<string, unknown>>(
    `select count(*)::int as "totalCount",
       count(s.pin_confirmed_at)::int as "pinnedCount",
       (count(*) - count(s.pin_confirmed_at))::int as "notPinnedCount",
       (count(*) - count(s.latitude))::int as "withoutCoordinatesCount",
       (count(*) filter (where s.completeness_percent < 100))::int as "incompleteCount",
       (count(*) filter (where s.status = 'HIDDEN'))::int as "hiddenCount",
       (count(*) filter (where s.pin_doubts <> '{}'))::int as "doubtfulPinCount",
       coalesce(floor(avg(s.completeness_percent)), 0)::int as "averageCompletenessPercent"
     from ${from} ${where}`,
    parameters,
  );
  return summary as ServicePointSummary;
}

interface ClusterRow {
  /** Sums of bigint come as text. */
  sumX: string;
  sumY: string;
  count: number;
  pinnedCount: number;
  completeCount: number;
  servicePointId: string | null;
}

/** What a map of the scope shows of a rectangle: points gathered in cells of 64 pixels. */
export async function mapServicePoints(
  operation: Operation,
  { bounds, zoom, filter }: ServicePointMapArguments,
): Promise<ServicePointMap> {
  const { from, newConditions } = await filteredSource(operation, filter ?? {});
  const conditions = newConditions();
  addBounds(conditions, bounds);
  const shift = conditions.parameter(cellShift(zoom));
  const rows = await operation.query<ClusterRow & Record<string, unknown>>(
    `select sum(s.mercator_x) as "sumX", sum(s.mercator_y) as "sumY", count(*)::int as count,
       count(s.pin_confirmed_at)::int as "pinnedCount",
       (count(*) filter (where s.completeness_percent = 100))::int as "completeCount",
       case when count(*) = 1 then any_value(s.id) end as "servicePointId"
     from ${from} ${conditions.where}
     group by s.mercator_x >> ${shift}::int, s.mercator_y >> ${shift}::int`,
    conditions.parameters,
  );
  const clusters = rows.map((row) => clusterOf(row, zoom));
  return { clusters, totalInBounds: clusters.reduce((total, { count }) => total + count, 0) };
}

/** The middle of a unit, not its corner: a point alone then gets back the coordinates of its pin. */
function clusterOf({ sumX, sumY, ...row }: ClusterRow, zoom: number): ServicePointCluster {
  return {
    ...row,
    latitude: roundedForZoom(latitudeOf(Number(sumY) / row.count + 0.5), zoom),
    longitude: roundedForZoom(longitudeOf(Number(sumX) / row.count + 0.5), zoom),
  };
}

/** One service point of the scope, or `null`. */
export const loadServicePoint: RecordLoader<ServicePoint> = recordLoader(servicePointColumns, `${table} s`, idColumn);

/** One service point of the scope. Throws NOT_FOUND. */
export async function getServicePoint(
  operation: Operation,
  id: string,
  asked: ReadonlySet<string> | null = null,
): Promise<ServicePoint> {
  const servicePoint = await loadServicePoint(operation, id, asked);
  if (!servicePoint) throw notFound();
  return servicePoint;
}

async function servicePointsOfOrganisations(operation: Operation, ids: readonly string[]): Promise<ServicePoint[][]> {
  const rows = await operation.query<ServicePoint>(
    `select ${servicePointColumns.select(null)} from ${table} s where s.organisation_id = any($1::uuid[]) order by s.name_th, s.id`,
    [ids],
  );
  const groups = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return ids.map((id) => groups.get(id) ?? []);
}

/** The service points of one organisation itself, by Thai name. */
export const loadServicePointsOf = async (operation: Operation, organisationId: string): Promise<ServicePoint[]> =>
  (await operation.loaders.load(operation, servicePointsOfOrganisations, organisationId)) ?? [];
