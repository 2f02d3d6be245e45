import { LocalName } from "../organisations/organisation-fields";
import { useDistrict, useDistricts, useProvinces } from "./use-address-choices";

const PROVINCE_DIGITS = 2;
const DISTRICT_DIGITS = 4;

/** The name of a province, district or sub-district by its code, whose first digits are the codes of the areas above. */
export function AreaName({ code }: { code: string }) {
  const provinces = useProvinces();
  const districts = useDistricts(code.length === DISTRICT_DIGITS ? code.slice(0, PROVINCE_DIGITS) : "");
  const district = useDistrict(code.length > DISTRICT_DIGITS ? code.slice(0, DISTRICT_DIGITS) : "");
  const areas =
    code.length === PROVINCE_DIGITS ? provinces : code.length === DISTRICT_DIGITS ? districts : district?.subdistricts;
  const area = areas?.find((candidate) => candidate.code === code);
  return area ? <LocalName named={area} /> : code;
}
