import type { Operation, Transaction } from "../../kit/database/operation";
import { inScope } from "../../kit/database/kit-tables";
import { notFound } from "../../kit/errors";
import { mostNearDuplicates, nameKey, nameKeyColumn, NearDuplicateReason } from "../../kit/record/near-duplicate";
import { arabicDigits } from "../../kit/text/normalise-thai";
import { mercatorX, mercatorY } from "./mercator";
import type { ServicePointNearDuplicateArguments } from "./new-service-point.inputs";
import type { ServicePointNearDuplicate } from "./near-duplicate.types";
import { getServicePoint } from "./service-point.reader";

/** Two pins closer than this may mean one place. */
export const samePlaceMetres = 200;
const metresPerDegree = 111_195;

/** A service point that may be meant, and why. */
export interface NearServicePoint {
  id: string;
  isSameName: boolean;
  isSameCode: boolean;
  /** `null` when it is farther than `samePlaceMetres`, or one of the two has no pin. */
  distanceMetres: number | null;
}

/** The rectangle around a pin, in the units of the map's index; an empty one without a pin. */
function boundsAround(latitude: number | null, longitude: number | null): number[] {
  if (latitude === null || longitude === null) return [1, 0, 1, 0];
  const north = samePlaceMetres / metresPerDegree;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    mercatorX(longitude - east),
    mercatorX(longitude + east),
    mercatorY(latitude + north),
    mercatorY(latitude - north),
  ];
}

/**
 * Service points of the scope that may be the one about to be added: of the same name in the organisation, of the same
 * code, or with a pin within 200 metres.
 */
export function findNearServicePoints(
  reader: Pick<Transaction, "query">,
  { organisationId, nameTh, code, latitude = null, longitude = null }: ServicePointNearDuplicateArguments,
): Promise<NearServicePoint[]> {
  return reader.query<NearServicePoint & Record<string, unknown>>(
    `with near as (
       select id, true as name, false as code, null::float8 as metres from service_points.service_points
         where organisation_id = $1::uuid and ${nameKeyColumn("name_th")} = $2
       union all
       select id, false, true, null from service_points.service_points where code = $3
       union all
       select id, false, false, ${metresPerDegree} * degrees(2 * asin(sqrt(
           sin(radians(latitude - $4::float8) / 2) ^ 2
           + cos(radians(latitude)) * cos(radians($4::float8)) * sin(radians(longitude - $5::float8) / 2) ^ 2)))
         from service_points.service_points
         where latitude is not null and mercator_x between $6::int and $7::int and mercator_y between $8::int and $9::int
     )
     select id, bool_or(name) as "isSameName", bool_or(code) as "isSameCode",
       round(min(metres))::int as "distanceMetres"
     from near where metres is null or metres <= ${samePlaceMetres}
     group by id order by 2 desc, 3 desc, 4, id limit ${mostNearDuplicates}`,
    [
      organisationId,
      nameKey(nameTh),
      arabicDigits(code ?? ""),
      latitude,
      longitude,
      ...boundsAround(latitude ?? null, longitude ?? null),
    ],
  );
}

const reasonsOf = ({ isSameName, isSameCode, distanceMetres }: NearServicePoint): NearDuplicateReason[] => [
  ...(isSameName ? [NearDuplicateReason.SAME_NAME] : []),
  ...(isSameCode ? [NearDuplicateReason.SAME_CODE] : []),
  ...(distanceMetres === null ? [] : [NearDuplicateReason.SAME_PLACE]),
];

/** The path of an organisation of the scope. Throws NOT_FOUND. */
export async function placeOf(reader: Pick<Transaction, "query">, organisationId: string): Promise<string> {
  const [place] = await reader.query<{ path: string }>(
    `select path_c as path from directory.organisations where id = $1 and ${inScope}`,
    [organisationId],
  );
  if (!place) throw notFound();
  return place.path;
}

/** The same for a client: with the service points themselves. */
export async function listNearServicePoints(
  operation: Operation,
  wanted: ServicePointNearDuplicateArguments,
): Promise<ServicePointNearDuplicate[]> {
  await placeOf(operation, wanted.organisationId);
  const near = await findNearServicePoints(operation, wanted);
  return Promise.all(
    near.map(async (each) => ({
      servicePoint: await getServicePoint(operation, each.id),
      reasons: reasonsOf(each),
      distanceMetres: each.distanceMetres,
    })),
  );
}
