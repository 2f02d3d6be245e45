import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { textCondition } from "../../kit/database/text-search";
import { hiddenAboveCondition } from "../../kit/directory/hidden-above";
import { belowAny, pathRangeOf, topPathsOf } from "../../kit/directory/organisation-path";
import { openNowCondition } from "../../kit/opening-hours/open-now.filter";
import { addArea, addBounds } from "./mercator";
import type { ServicePointFilter } from "./service-point.inputs";

/** The service points themselves, and their organisations where a filter asks for one of their marks. */
const servicePoints = "service_points.service_points s";
const withOrganisation = `${servicePoints} join directory.organisations o on o.id = s.organisation_id`;

/** Where a filtered statement reads, and its conditions: made anew for each statement, since each has its own parameters. */
export interface FilteredSource {
  from: string;
  newConditions: () => Conditions;
}

const addFlag = (conditions: Conditions, flag: boolean | null | undefined, ifTrue: string, ifFalse: string): void => {
  if (typeof flag === "boolean") conditions.add(flag ? ifTrue : ifFalse);
};

/** Turns a filter into SQL. */
export async function filteredSource(operation: Operation, filter: ServicePointFilter): Promise<FilteredSource> {
  const within = filter.within ? await pathRangeOf(operation, filter.within) : null;
  const tops = filter.withinAny ? await topPathsOf(operation, filter.withinAny) : null;
  const own =
    "exists (select from directory.organisations own where own.id = s.organisation_id and own.status = 'HIDDEN')";
  const addHiddenAbove = await hiddenAboveCondition(operation, "s", filter.isHiddenAbove, own);
  const addText = await textCondition(operation, "service_points.service_points", "s", filter.text);
  const addOpenNow = await openNowCondition(operation, "service_points", "s", filter);
  const asksOrganisation = filter.levels ?? filter.typeCode ?? filter.subTypeCode ?? filter.categoryCode;
  return {
    from: asksOrganisation ? withOrganisation : servicePoints,
    newConditions: () => {
      const conditions = new Conditions();
      if (within) conditions.add("s.path_c >= ? and s.path_c < ?", within.scope, within.upper);
      conditions.addIfGiven(belowAny("s.path_c", "?"), tops);
      addText(conditions);
      addHiddenAbove(conditions);
      addOpenNow(conditions);
      addFlag(conditions, filter.isPinned, "s.pin_confirmed_at is not null", "s.pin_confirmed_at is null");
      addFlag(conditions, filter.hasCoordinates, "s.latitude is not null", "s.latitude is null");
      addFlag(conditions, filter.hasPhoto, "s.photos <> '[]'::jsonb", "s.photos = '[]'::jsonb");
      addFlag(conditions, filter.isIncomplete, "s.completeness_percent < 100", "s.completeness_percent = 100");
      addFlag(conditions, filter.isPinDoubtful, "s.pin_doubts <> '{}'", "s.pin_doubts = '{}'");
      addFlag(conditions, filter.hasProvince, "s.province_code is not null", "s.province_code is null");
      if (filter.bounds) addBounds(conditions, filter.bounds);
      if (filter.area) addArea(conditions, filter.area);
      return conditions
        .addIfGiven("o.level = any(?)", filter.levels)
        .addIfGiven("o.type_code = ?", filter.typeCode)
        .addIfGiven("o.sub_type_code = ?", filter.subTypeCode)
        .addIfGiven("o.category_code = ?", filter.categoryCode)
        .addIfGiven("s.province_code = ?", filter.provinceCode)
        .addIfGiven("s.pin_doubts <> '{}' and ? = any(s.pin_doubts)", filter.pinDoubt)
        .addIfGiven("s.pin_source = ?", filter.pinSource)
        .addIfGiven("s.pin_confirmed_at >= ?::date::timestamp at time zone 'Asia/Bangkok'", filter.pinnedSince)
        .addIfGiven("s.organisation_id = ?", filter.ofOrganisation)
        .addIfGiven("s.status = ?", filter.status)
        .addIfGiven("s.id = any(?::uuid[])", filter.ids);
    },
  };
}
