import { z } from "zod";
import { bangkokDayOf } from "../../kit/calendar/calendar-day";
import type { CopiedColumn, CopiedTable, FileLanguage } from "../../kit/download/copied-table";
import type { Download, DownloadContext, OpenedRequest } from "../../kit/download/download";
import { badUserInput } from "../../kit/errors";
import { childrenSql, ownSql, placeOf, provincesSql, rangeParameters } from "./pinning-progress.reader";

const parametersShape = z
  .object({
    organisationId: z.uuid(),
    by: z.enum(["children", "provinces"]),
    language: z.enum(["th", "en"]).default("th"),
  })
  .strict();

type Headings = Readonly<Record<FileLanguage, string>>;

const column = (
  kind: CopiedColumn["kind"],
  name: string,
  headings: Headings,
  language: FileLanguage,
  sql = `p."${name}"`,
): CopiedColumn => ({ name, heading: headings[language], kind, sql });

const figureHeadings: Readonly<Record<string, Headings>> = {
  totalCount: { th: "จุดบริการทั้งหมด", en: "service points" },
  pinnedCount: { th: "ปักหมุดแล้ว", en: "pinned" },
  notPinnedCount: { th: "ยังไม่ปักหมุด", en: "not pinned" },
  pinnedWithPhotoCount: { th: "ปักหมุดพร้อมรูปภาพ", en: "pinned with photo" },
  completeCount: { th: "ข้อมูลครบ", en: "complete" },
  recentlyPinnedCount: { th: "ปักใน 28 วัน", en: "pinned within 28 days" },
};

const figureColumns = (language: FileLanguage): CopiedColumn[] => [
  ...Object.entries(figureHeadings).map(([name, headings]) => column("number", name, headings, language)),
  column(
    "number",
    "pinnedPercent",
    { th: "ปักหมุดแล้ว (%)", en: "pinned (%)" },
    language,
    `floor(p."pinnedCount" * 100.0 / nullif(p."totalCount", 0))`,
  ),
];

/** As the page names the rows. */
const rowName: Readonly<Record<FileLanguage, string>> = {
  th: `case when p."isOwn" then 'จุดบริการของ ' || p."nameTh" || ' เอง' else p."nameTh" end`,
  en: `case when p."isOwn" then 'Service points of ' || coalesce(p."nameEn", p."nameTh") || ' itself'
    else coalesce(p."nameEn", p."nameTh") end`,
};

const childColumns = (language: FileLanguage): CopiedColumn[] => [
  column("word", "code", { th: "รหัสหน่วยงาน", en: "code" }, language),
  column("text", "organisation", { th: "หน่วยงาน", en: "organisation" }, language, rowName[language]),
];

const provinceColumns = (language: FileLanguage): CopiedColumn[] => [
  column("word", "provinceCode", { th: "รหัสจังหวัด", en: "province code" }, language),
  column("text", "province", { th: "จังหวัด", en: "province" }, language, `n.name_${language}`),
];

/** Own service points and those below stand apart in the statement of the report. */
const summedProvinces = `(select "provinceCode", ${Object.keys(figureHeadings)
  .map((name) => `sum("${name}")::int as "${name}"`)
  .join(", ")} from (${provincesSql}) parts group by 1)`;

/** The organisation's own service points first, as on the page: with them the rows make up the whole. */
const ownAndChildren = `(
  select *, true as "isOwn", 0 as place from (${ownSql}) own
  union all select *, false, row_number() over () from (${childrenSql}) children
)`;

async function open({ operation }: DownloadContext, { parameters }: OpenedRequest): Promise<CopiedTable> {
  const read = parametersShape.safeParse(parameters);
  if (!read.success)
    throw badUserInput(read.error.issues.map(({ path }) => ({ field: path.join("."), rule: "NOT_VALID" })));
  const { organisationId, by, language } = read.data;
  const { pathC } = await placeOf(operation, organisationId);
  const today = bangkokDayOf(new Date());
  const range = rangeParameters(pathC, today);
  const fileName = `pinning-progress-${by}-${today}`;
  if (by === "children")
    return {
      fileName,
      columns: [...childColumns(language), ...figureColumns(language)],
      from: `from ${ownAndChildren} p order by p.place`,
      parameters: [...range, organisationId, pathC.split(".").length],
    };
  return {
    fileName,
    columns: [...provinceColumns(language), ...figureColumns(language)],
    from: `from ${summedProvinces} p left join directory.provinces n on n.code = p."provinceCode" order by p."provinceCode"`,
    parameters: range,
  };
}

/** The pinning progress as a file: by organisation or by province, with the figures of the page. */
export const pinningProgressDownload: Download = {
  action: "READ_UNPUBLISHED",
  formats: ["csv", "xlsx", "ndjson"],
  open,
};
