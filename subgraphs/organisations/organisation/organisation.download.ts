import { permissionOf } from "../../kit/access/authorise";
import { type CopiedTable, type FileLanguage, wordsFor } from "../../kit/download/copied-table";
import type { Download, DownloadContext, OpenedRequest } from "../../kit/download/download";
import { readListParameters } from "../../kit/download/list-parameters";
import { OfficeColumns } from "../../kit/directory/office-columns";
import { hoursCopied, joinHours } from "../../kit/opening-hours/hours-sql";
import { orderBy } from "../../kit/paging/keyset";
import { organisationFileColumns } from "../directory-import/organisation-file.columns";
import { OrganisationFilter, OrganisationSort } from "./organisation.inputs";
import { hasUnusedToken, organisationConditions, organisationOrdering } from "./organisation.reader";

const levelWords: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>> = {
  th: { MINISTRY: "กระทรวง", DEPARTMENT: "กรม", AGENCY: "หน่วยงาน" },
  en: { MINISTRY: "MINISTRY", DEPARTMENT: "DEPARTMENT", AGENCY: "AGENCY" },
};

const socialLinks = `case when o.social_links <> '[]'::jsonb then
  (select string_agg(link, '; ' order by place) from jsonb_array_elements_text(o.social_links) with ordinality as l (link, place)) end`;

const unusedToken = (make: OfficeColumns): CopiedTable["columns"][number] => {
  const words = make.language === "th" ? { yes: "มี", no: "ไม่มี" } : { yes: "yes", no: "no" };
  return make.extra(
    "word",
    "hasUnusedToken",
    { th: "มี Token ที่ยังไม่ใช้", en: "unused token" },
    `case when ${hasUnusedToken} then '${words.yes}' else '${words.no}' end`,
    hasUnusedToken,
  );
};

function columnsIn(make: OfficeColumns, showsTokens: boolean): CopiedTable["columns"] {
  const name = `name_${make.language}`;
  return [
    make.id,
    make.own("word", "code", "code"),
    make.made("word", "level", wordsFor("o.level", levelWords[make.language]), "o.level"),
    make.made("text", "typeCode", `type.${name}`, "o.type_code"),
    make.made("text", "subTypeCode", `sub_type.${name}`, "o.sub_type_code"),
    make.made("text", "categoryCode", `category.${name}`, "o.category_code"),
    make.own("text", "nameTh", "name_th"),
    make.own("text", "nameEn", "name_en"),
    make.own("text", "fullNameTh", "full_name_th"),
    make.made("word", "parentCode", "parent.code"),
    make.ancestors,
    ...make.address,
    make.phones,
    make.own("text", "fax", "fax"),
    make.own("text", "website", "website"),
    make.extra("text", "socialLinks", { th: "สื่อสังคมออนไลน์", en: "social links" }, socialLinks, "o.social_links"),
    make.own("text", "emailPublic", "email_public"),
    make.own("text", "emailRegistered", "email_registered"),
    make.own("text", "emailComplaints", "email_complaints"),
    ...hoursCopied(make, "o.opening_hours"),
    make.photoCount,
    ...(showsTokens ? [unusedToken(make)] : []),
    ...make.state,
  ];
}

async function open({ operation }: DownloadContext, request: OpenedRequest): Promise<CopiedTable> {
  const { filter, sort, language } = await readListParameters(request, OrganisationFilter, OrganisationSort);
  const { where, parameters } = (await organisationConditions(operation, filter))();
  const make = new OfficeColumns(language, "o", organisationFileColumns);
  return {
    fileName: `organisations-${new Date().toISOString().slice(0, 10)}`,
    columns: columnsIn(make, permissionOf(operation.actor, "MANAGE_ACTIVATION_TOKENS") !== "no"),
    from: `from organisations.organisations o
      left join directory.organisations parent on parent.id = o.parent_id
      left join organisations.organisation_types type on type.code = o.type_code
      left join organisations.organisation_types sub_type on sub_type.code = o.sub_type_code
      left join organisations.organisation_categories category on category.code = o.category_code
      ${make.joinAncestors("o.parent_id")} ${make.joinDivisions} ${joinHours("o.opening_hours", language)} ${where} ${orderBy(organisationOrdering(sort), "o.id")}`,
    parameters,
  };
}

/** The list of organisations as a file: the same rows in the same order. */
export const organisationsDownload: Download = {
  action: "READ_UNPUBLISHED",
  formats: ["csv", "xlsx", "ndjson"],
  open,
};
