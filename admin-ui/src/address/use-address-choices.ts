import { useApiQuery } from "../data/use-api-query";
import { DistrictDocument, ProvinceDistrictsDocument, ProvincesDocument } from "./place.graphql";

/** Provinces, districts and sub-districts do not change while somebody works: read once. */
const REFERENCE = { staleTime: Infinity } as const;

export interface Area {
  code: string;
  nameTh: string;
  nameEn: string;
}

export function useProvinces(): Area[] | undefined {
  return useApiQuery(ProvincesDocument, {}, REFERENCE).data?.provinces;
}

/** The districts of a province; undefined while loading or without a province. */
export function useDistricts(provinceCode: string): Area[] | undefined {
  const { data } = useApiQuery(ProvinceDistrictsDocument, {}, { ...REFERENCE, enabled: provinceCode !== "" });
  return data?.provinces.find(({ code }) => code === provinceCode)?.districts;
}

/** One district with its sub-districts and postcodes; undefined while loading or without a district. */
export function useDistrict(code: string) {
  return useApiQuery(DistrictDocument, { code }, { ...REFERENCE, enabled: code !== "" }).data?.district ?? undefined;
}
