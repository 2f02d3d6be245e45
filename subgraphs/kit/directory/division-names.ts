import { searchKey } from "../text/normalise-thai";

interface Division {
  code: string;
  above: string;
  name_th: string;
  name_en: string;
}

type Read = <Row extends object>(sql: string) => Promise<Row[]>;

/** How people write what kind of division a name is of; none of it is part of the name. */
const kinds = /^(?:จังหวัด|จ\.|กิ่งอำเภอ|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง)|(?:\s+(?:province|district|sub-?district))$/gu;
const bangkok = "10";
const bangkokNames = ["กรุงเทพ", "กรุงเทพฯ", "กทม", "กทม.", "bangkok metropolis"];

const nameKey = (text: string): string => searchKey(text).replace(/\s/g, "");
const bareKey = (text: string): string => nameKey(searchKey(text).replace(kinds, ""));

/** One level of divisions, by code and by name within what is above. */
class DivisionLevel {
  readonly #aboveByCode = new Map<string, string>();
  readonly #codesByName = new Map<string, string[]>();

  constructor(divisions: readonly Division[]) {
    for (const { code, above, name_th, name_en } of divisions) {
      this.#aboveByCode.set(code, above);
      for (const key of new Set([nameKey(name_th), nameKey(name_en)])) this.addName(key, code);
    }
  }

  addName(key: string, code: string): void {
    const codes = this.#codesByName.get(key);
    if (codes) codes.push(code);
    else this.#codesByName.set(key, [code]);
  }

  above(code: string): string {
    return this.#aboveByCode.get(code) ?? "";
  }

  /** The one with this code or name; `null` when there is none, or when several are called so. */
  find(text: string, isInside: (code: string) => boolean): string | null {
    const [key, bare] = [nameKey(text), bareKey(text)];
    if (this.#aboveByCode.has(key)) return key;
    for (const name of [key, bare]) {
      const codes = (this.#codesByName.get(name) ?? []).filter(isInside);
      if (codes.length === 1) return codes[0] as string;
    }
    return null;
  }
}

/** Finds provinces, districts and sub-districts by code or by name, as people write them: "อ.แม่วาง", "เขตดุสิต", "Chiang Mai". */
export class DivisionNames {
  readonly #found = new Map<string, string | null>();

  private constructor(
    private readonly provinces: DivisionLevel,
    private readonly districts: DivisionLevel,
    private readonly subdistricts: DivisionLevel,
  ) {}

  /** Reads all divisions out of the directory. */
  static async load(read: Read): Promise<DivisionNames> {
    const provinces = await read<Division>("select code, '' as above, name_th, name_en from directory.provinces");
    const districts = await read<Division>(
      "select code, province_code as above, name_th, name_en from directory.districts",
    );
    const subdistricts = await read<Division>(
      "select code, district_code as above, name_th, name_en from directory.subdistricts",
    );
    const names = new DivisionNames(
      new DivisionLevel(provinces),
      new DivisionLevel(districts),
      new DivisionLevel(subdistricts),
    );
    for (const name of bangkokNames) names.provinces.addName(nameKey(name), bangkok);
    names.#nameCapitals(provinces, districts);
    return names;
  }

  province(text: string): string | null {
    return this.#once(`p ${text}`, () => this.provinces.find(text, () => true));
  }

  /** @param provinceCode narrows the search; `null` when it is not known */
  district(text: string, provinceCode: string | null): string | null {
    return this.#once(`d ${provinceCode} ${text}`, () =>
      this.districts.find(text, (code) => !provinceCode || this.districts.above(code) === provinceCode),
    );
  }

  /** @param districtCode narrows the search, or else the province does; `null` when it is not known */
  subdistrict(text: string, districtCode: string | null, provinceCode: string | null): string | null {
    const inside = districtCode ?? provinceCode ?? "";
    return this.#once(`s ${inside} ${text}`, () => this.subdistricts.find(text, (code) => code.startsWith(inside)));
  }

  /** "เมือง" alone is the capital district of the province that is given: "เมืองเชียงใหม่". */
  #nameCapitals(provinces: readonly Division[], districts: readonly Division[]): void {
    const capitals = new Set(provinces.map(({ code, name_th }) => `${code} เมือง${name_th}`));
    for (const { code, above, name_th } of districts) {
      if (capitals.has(`${above} ${name_th}`)) this.districts.addName("เมือง", code);
    }
  }

  /** A file says the same names over and over. */
  #once(key: string, find: () => string | null): string | null {
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.#found.set(key, found);
    return found;
  }
}
