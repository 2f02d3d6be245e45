import { type CopiedColumn, type FileLanguage, thaiTime, wordsFor } from "../download/copied-table";
import type { ImportColumn } from "../import/import-column";

/** Makes the columns of a list of offices as a file, in one language. */
export class OfficeColumns {
  /**
   * @param alias of the table of offices in the statement
   * @param known columns of the import's files: what both have goes by one heading, so that a file can come back
   */
  constructor(
    readonly language: FileLanguage,
    private readonly alias: string,
    private readonly known: readonly ImportColumn[],
  ) {}

  /** A column that stands in the table itself. */
  own(kind: CopiedColumn["kind"], name: string, column: string): CopiedColumn {
    return this.made(kind, name, `${this.alias}.${column}`);
  }

  /** A column by its heading in the files of the import. */
  made(kind: CopiedColumn["kind"], name: string, sql: string, json?: string): CopiedColumn {
    const known = this.known.find(({ field }) => field === name);
    if (!known) throw new Error(`No file has a column ${name}.`);
    return { name, heading: known[this.language], kind, sql, json };
  }

  /** A column that only the file of a list has. */
  extra(
    kind: CopiedColumn["kind"],
    name: string,
    headings: Readonly<Record<FileLanguage, string>>,
    sql: string,
    json?: string,
  ): CopiedColumn {
    return { name, heading: headings[this.language], kind, sql, json };
  }

  get id(): CopiedColumn {
    return this.extra("word", "id", { th: "รหัสระบบ", en: "id" }, `${this.alias}.id`);
  }

  /** Address and divisions by their names; of `joinDivisions`. */
  get address(): CopiedColumn[] {
    const name = `name_${this.language}`;
    return [
      this.own("text", "addressTh", "address_th"),
      this.own("text", "addressEn", "address_en"),
      this.made("text", "subdistrictCode", `subdistrict.${name}`, `${this.alias}.subdistrict_code`),
      this.made("text", "districtCode", `district.${name}`, `${this.alias}.district_code`),
      this.made("text", "provinceCode", `province.${name}`, `${this.alias}.province_code`),
      this.own("word", "postcode", "postcode"),
    ];
  }

  /** Numbers as the import reads them again: "02 612 6060 ต่อ 1800; 1111". One number is the usual case, and is made of no loop. */
  get phones(): CopiedColumn {
    const phones = `${this.alias}.phones`;
    const text = (phone: string): string =>
      `${phone} ->> 'number' || coalesce(' ต่อ ' || nullif(${phone} ->> 'extension', ''), '')`;
    const all = `(select string_agg(${text("phone")}, '; ' order by place)
      from jsonb_array_elements(${phones}) with ordinality as listed (phone, place))`;
    const sql = `case jsonb_array_length(${phones}) when 0 then null when 1 then ${text(`(${phones} -> 0)`)} else ${all} end`;
    return this.made("text", "phones", sql, phones);
  }

  get photoCount(): CopiedColumn {
    const count = `jsonb_array_length(${this.alias}.photos)`;
    return this.extra("number", "photoCount", { th: "จำนวนรูปภาพ", en: "photos" }, count);
  }

  /** Completeness, status and last edit. */
  get state(): CopiedColumn[] {
    const { alias } = this;
    const status =
      this.language === "th" ? { VISIBLE: "แสดง", HIDDEN: "ไม่แสดง" } : { VISIBLE: "VISIBLE", HIDDEN: "HIDDEN" };
    return [
      this.extra(
        "number",
        "completenessPercent",
        { th: "ความครบถ้วน (%)", en: "completeness (%)" },
        `${alias}.completeness_percent`,
      ),
      this.made("word", "status", wordsFor(`${alias}.status`, status), `${alias}.status`),
      this.extra(
        "word",
        "updatedAt",
        { th: "แก้ไขครั้งล่าสุด", en: "last edit" },
        thaiTime(`${alias}.updated_at`),
        `${alias}.updated_at`,
      ),
      this.extra("text", "updatedByName", { th: "แก้ไขโดย", en: "edited by" }, `${alias}.updated_by_name`),
    ];
  }

  /** Names from the ministry down to the parent of an organisation; of `joinAncestors`. */
  get ancestors(): CopiedColumn {
    return this.made("text", "parentPath", "above.names", "to_json(above.path)");
  }

  /** Joins the divisions of an address. */
  get joinDivisions(): string {
    return `left join directory.subdistricts subdistrict on subdistrict.code = ${this.alias}.subdistrict_code
      left join directory.districts district on district.code = ${this.alias}.district_code
      left join directory.provinces province on province.code = ${this.alias}.province_code`;
  }

  /** Joins the names above an organisation, by its parent's id: siblings share them, so that they are put together once. */
  joinAncestors(parentId: string): string {
    const name = this.language === "th" ? "a.name_th" : "coalesce(a.name_en, a.name_th)";
    return `left join lateral (
        select string_agg(${name}, ' > ' order by a.path_c) as names, array_agg(${name} order by a.path_c) as path
        from directory.organisations p
        join directory.organisations a on a.path_c = any(directory.ancestor_paths(p.path_c) || p.path_c)
        where p.id = ${parentId} and a.level <> 'COUNTRY'
      ) above on true`;
  }
}
