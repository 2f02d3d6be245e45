import { bangkokDayOf, dayNumberOf, instantOf, isoDayOf, type IsoDay } from "../../kit/calendar/calendar-day";
import type { Operation, Transaction } from "../../kit/database/operation";
import { isInScope } from "../../kit/database/kit-tables";
import { scopeRange } from "../../kit/database/scope";
import type { OrganisationInDirectory } from "../../kit/directory/organisation-name";
import { notFound } from "../../kit/errors";
import type { PinningChildrenArguments } from "./pinning-progress.inputs";
import { daysUntil, neededPerWeek, recentDays } from "./pace";
import type {
  OrganisationPinning,
  PinningFigures,
  PinningProgress,
  PinningTarget,
  ProvincePinning,
} from "./pinning-progress.types";

type Row<Of> = Of & Record<string, unknown>;

const figureNames = [
  "totalCount",
  "pinnedCount",
  "notPinnedCount",
  "pinnedWithPhotoCount",
  "completeCount",
  "recentlyPinnedCount",
] as const;

/** Counts of the rows `s`, each as the list of service points counts it. `recent`: parameter of the first moment that is recent. */
const counted = (recent: string): string => `
  count(*)::int as "totalCount", count(s.pin_confirmed_at)::int as "pinnedCount",
  (count(*) - count(s.pin_confirmed_at))::int as "notPinnedCount",
  (count(s.pin_confirmed_at) filter (where s.has_photo))::int as "pinnedWithPhotoCount",
  (count(*) filter (where s.completeness_percent = 100))::int as "completeCount",
  (count(*) filter (where s.pin_confirmed_at >= ${recent}))::int as "recentlyPinnedCount"`;

const shownBelow = `from service_points.service_points s
  where s.path_c >= $1 and s.path_c < $2 and s.status = 'VISIBLE'`;

/** The figures of a row without a service point are all 0. */
const figuresOr0 = figureNames.map((name) => `coalesce(c."${name}", 0) as "${name}"`).join(", ");

/**
 * SQL over the children of an organisation with their figures, those first that miss most. Parameters: $1, $2 range of its
 * path, $3 first moment that is recent, $4 its id, $5 number of labels of its path.
 */
export const childrenSql = `
  with c as (
    select split_part(s.path_c, '.', $5::int + 1) as label, ${counted("$3")} ${shownBelow} and s.path_c > $1 group by 1
  )
  select o.id, o.code, o.name_th as "nameTh", o.name_en as "nameEn", o.level, o.path_c as "pathC", ${figuresOr0},
    exists (select from directory.organisations below where below.parent_id = o.id) as "hasChildren"
  from directory.organisations o left join c on o.path_c = $1 || '.' || c.label
  where o.parent_id = $4::uuid
  order by coalesce(c."notPinnedCount", 0) desc, o.name_th, o.id`;

/** SQL over an organisation's own service points, as a row like those of its children; none without any. Parameters as there. */
export const ownSql = `
  select o.id, o.code, o.name_th as "nameTh", o.name_en as "nameEn", o.level, o.path_c as "pathC", ${figuresOr0},
    false as "hasChildren"
  from directory.organisations o cross join (select ${counted("$3")} ${shownBelow} and s.path_c = $1) c
  where o.id = $4::uuid and c."totalCount" > 0`;

/** SQL over the provinces of an organisation's service points. Parameters: $1, $2, $3 as for the children. */
export const provincesSql = `
  select s.path_c = $1 as "isOwn", s.province_code as "provinceCode", ${counted("$3")} ${shownBelow}
  group by 1, 2 order by 2`;

type FiguresRow = Row<PinningFigures>;

const figuresOf = (row: Readonly<Record<string, unknown>>): PinningFigures =>
  Object.fromEntries(figureNames.map((name) => [name, row[name]])) as unknown as PinningFigures;

const sumOf = (rows: readonly FiguresRow[]): PinningFigures =>
  Object.fromEntries(
    figureNames.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
  ) as unknown as PinningFigures;

/** The first of the days that are recent. */
export const recentSinceOf = (today: IsoDay): IsoDay => isoDayOf(dayNumberOf(today) - recentDays + 1);

/** The first moment of a day in Bangkok. */
export const startOfDay = (day: IsoDay): Date => instantOf(dayNumberOf(day) * 1_440);

/** An organisation of the scope. Throws NOT_FOUND for every other. */
export async function placeOf(reader: Pick<Transaction, "query">, id: string): Promise<OrganisationInDirectory> {
  const [organisation] = await reader.query<Row<OrganisationInDirectory>>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level, path_c as "pathC"
     from directory.organisations where id = $1 and ${isInScope("path_c")}`,
    [id],
  );
  if (!organisation) throw notFound();
  return organisation;
}

/** The parameters $1 to $3 of the statements of an organisation. */
export function rangeParameters(path: string, today: IsoDay): [scope: string, upper: string, recent: string] {
  const { scope, upper } = scopeRange(path);
  return [scope, upper, startOfDay(recentSinceOf(today)).toISOString()];
}

type TargetRow = Row<Omit<PinningTarget, "daysLeft" | "neededPerWeek"> & { version: number }>;

async function readTarget(
  operation: Operation,
  path: string,
  today: IsoDay,
  remaining: number,
): Promise<PinningTarget | null> {
  const [target] = await operation.query<TargetRow>(
    `select organisation_id as "organisationId", target_on::text as date, updated_at as "updatedAt",
       updated_by_name as "updatedByName" from service_points.binding_pinning_target($1)`,
    [path],
  );
  if (!target) return null;
  const { date } = target;
  return { ...target, daysLeft: daysUntil(today, date), neededPerWeek: neededPerWeek(remaining, today, date) };
}

/** How far the pinning below an organisation is. Throws NOT_FOUND outside the scope. */
export async function readPinningProgress(operation: Operation, organisationId: string): Promise<PinningProgress> {
  const organisation = await placeOf(operation, organisationId);
  const { pathC } = organisation;
  const today = bangkokDayOf(new Date());
  const [rows, [more]] = await Promise.all([
    operation.query<Row<PinningFigures & { isOwn: boolean; provinceCode: string | null }>>(
      provincesSql,
      rangeParameters(pathC, today),
    ),
    operation.query<{ childCount: number; targetVersion: number }>(
      `select (select count(*)::int from directory.organisations where parent_id = $1) as "childCount",
         coalesce((select version from service_points.pinning_targets where organisation_id = $1), 0) as "targetVersion"`,
      [organisationId],
    ),
  ]);
  const figures = sumOf(rows);
  const byProvince = Map.groupBy(rows, ({ provinceCode }) => provinceCode);
  return {
    id: organisationId,
    pathC,
    organisation,
    figures,
    ownFigures: sumOf(rows.filter(({ isOwn }) => isOwn)),
    provinces: [...byProvince].map(([provinceCode, of]): ProvincePinning => ({ provinceCode, figures: sumOf(of) })),
    childCount: more?.childCount ?? 0,
    recentSince: recentSinceOf(today),
    target: await readTarget(operation, pathC, today, figures.notPinnedCount),
    targetVersion: more?.targetVersion ?? 0,
  };
}

/** A page of the organisations directly below one with their figures, those first that miss most. */
export async function readPinningOfChildren(
  operation: Operation,
  { id, pathC }: Pick<PinningProgress, "id" | "pathC">,
  { first, offset }: PinningChildrenArguments,
): Promise<OrganisationPinning[]> {
  const range = rangeParameters(pathC, bangkokDayOf(new Date()));
  const rows = await operation.query<Row<OrganisationInDirectory & { hasChildren: boolean }>>(
    `${childrenSql} limit $6 offset $7`,
    [...range, id, pathC.split(".").length, first, offset],
  );
  return rows.map((row) => ({ organisation: row, figures: figuresOf(row), hasChildren: row.hasChildren }));
}
