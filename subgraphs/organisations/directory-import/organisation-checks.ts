import { inScope } from "../../kit/database/kit-tables";
import { addressCheck } from "../../kit/import/address-import";
import type { ImportRights } from "../../kit/import/import.types";
import { anyDiffers } from "../../kit/import/merge";
import { hoursCheck } from "../../kit/opening-hours/hours-import";
import { badLines, badRows as bad } from "../../kit/import/run-import";
import { organisationTarget } from "./organisation-file.reader";

const isNew = "m.existing_id is null";
const parentField =
  "case when m.parent_code is null and m.parent_path is not null then 'parentPath' else 'parentCode' end";
const parentValue = "coalesce(m.parent_code, s.parent_path)";

/** What is wrong with a row by itself, with its record, or with another row that says the same. */
const rowChecks: readonly string[] = [
  bad(`select s.line, 'code', 'CODE_TWICE', s.code, jsonb_build_object('line', f.line)
    from staged s join (select code, min(line) as line from staged where code is not null group by code having count(*) > 1) f
      on f.code = s.code and s.line > f.line`),
  bad(`select m.line, 'id', 'ID_UNKNOWN', m.given_id, null from matched m where m.given_id is not null and ${isNew}`),
  // Outside the scope a row does not exist, but codes are unique in the whole country.
  bad(`select m.line, 'code', 'CODE_TAKEN', m.code, null from matched m join directory.organisations d on d.code = m.code
    where m.existing_id is distinct from d.id and not exists (select from bad_rows b where b.line = m.line)`),
  bad(
    `select m.line, 'nameTh', 'REQUIRED', null, null from matched m where ${isNew} and m.name_key is null and not m.is_bad`,
  ),
  bad(
    `select m.line, 'nameTh', 'NAME_AMBIGUOUS', s.name_th, null from matched m join staged s using (line) where m.is_ambiguous`,
  ),
  bad(`select m.line, 'nameTh', 'ROW_TWICE', s.name_th, jsonb_build_object('line', m.first) from (
      select line, code, min(line) over (partition by existing_id) as first from matched where existing_id is not null
    ) m join staged s using (line) where m.line > m.first and not exists (select from bad_rows b where b.line = m.line)`),
  bad(`select m.line, 'nameTh', 'ROW_TWICE', s.name_th, jsonb_build_object('line', m.first) from (
      select line, code, first_value(line) over same as first, row_number() over same as place from matched m
      where ${isNew} and not m.is_bad and m.name_key is not null
        and exists (select from matched u where u.code is null and u.existing_id is null and u.name_key = m.name_key)
      window same as (partition by parent_id, parent_line, name_key, district_code order by (code is null), line)
    ) m join staged s using (line) where m.place > 1 and m.code is null`),
  bad(`select s.line, 'subTypeCode', 'SUB_TYPE_NOT_IN_TYPE', s.sub_type_code, null
    from staged s join matched m using (line) left join organisations.organisations o on o.id = m.existing_id
    join organisations.organisation_types t on t.code = coalesce(s.sub_type_code, o.sub_type_code)
    where (s.type_code is not null or s.sub_type_code is not null) and t.parent_code is distinct from coalesce(s.type_code, o.type_code)`),
  addressCheck("staged s join matched m using (line) left join organisations.organisations o on o.id = m.existing_id"),
  hoursCheck("organisations.organisations"),
];

/** The tree is not rebuilt by a file: moving an organisation changes who may see it, and is a step of its own. */
const parentChecks: readonly string[] = [
  bad(`select m.line, ${parentField}, case when n.hits > 1 then 'PARENT_AMBIGUOUS' else 'PARENT_UNKNOWN' end, ${parentValue}, null
    from matched m join staged s using (line) left join nodes n on n.path = m.parent_path
    where (m.parent_code is not null or m.parent_path is not null) and m.parent_id is null and m.parent_line is null`),
  bad(`select m.line, ${parentField}, 'PARENT_UNKNOWN', ${parentValue}, null
    from matched m join staged s using (line) join directory.organisations p on p.id = m.parent_id
    where ${isNew} and not (${inScope})`),
  bad(`select m.line, 'parentCode', 'PARENT_REQUIRED', null, null from matched m
    where ${isNew} and not m.is_bad and m.parent_id is null and m.parent_line is null and m.parent_code is null and m.parent_path is null
      and not exists (select from bad_rows b where b.line = m.line)`),
  bad(`select m.line, ${parentField}, 'PARENT_DIFFERS', ${parentValue}, null
    from matched m join staged s using (line) join organisations.organisations o on o.id = m.existing_id
    where m.parent_line is not null or m.parent_id <> o.parent_id`),
  bad(`select m.line, 'level', 'LEVEL_DIFFERS', m.level, jsonb_build_object('level', o.level)
    from matched m join organisations.organisations o on o.id = m.existing_id where m.level <> o.level`),
];

/** Levels go down the tree: a row without one gets what is usual below its parent. */
const levelBelow = (level: string): string =>
  `case ${level} when 'COUNTRY' then 'MINISTRY' when 'MINISTRY' then 'DEPARTMENT' else 'AGENCY' end`;

const findLevels = `
  create temp table new_rows on commit drop as
  with recursive fresh as (select line, parent_id, parent_line, level from matched m where ${isNew}),
  placed (line, parent_id, parent_line, level, parent_level, depth) as (
    select f.line, f.parent_id, null::integer, coalesce(f.level, ${levelBelow("p.level")}), p.level, 1
    from fresh f join directory.organisations p on p.id = f.parent_id
    union all
    select f.line, null::uuid, f.parent_line, coalesce(f.level, ${levelBelow("above.level")}), above.level, above.depth + 1
    from placed above join fresh f on f.parent_line = above.line
  )
  select * from placed;
  analyze new_rows`;

const levelCheck =
  bad(`select line, 'level', 'LEVEL_NOT_BELOW_PARENT', level, jsonb_build_object('parentLevel', parent_level) from new_rows
  where not case level when 'MINISTRY' then parent_level = 'COUNTRY' when 'DEPARTMENT' then parent_level = 'MINISTRY'
    else parent_level <> 'COUNTRY' end`);

/** New rows that can be written: good themselves, and under a parent that is there or will be. */
const findImportable = `
  create temp table importable on commit drop as
  with recursive good as (select * from new_rows where line not in ${badLines}),
  reachable as (
    select * from good where parent_id is not null
    union all
    select g.* from reachable above join good g on g.parent_line = above.line
  )
  select * from reachable`;

const orphanCheck =
  bad(`select m.line, ${parentField}, 'PARENT_NOT_IMPORTED', ${parentValue}, jsonb_build_object('line', m.parent_line)
  from matched m join staged s using (line)
  where ${isNew} and m.parent_line is not null and m.line not in (select line from importable) and m.line not in ${badLines}`);

const giveVerdicts = `
  create temp table verdicts on commit drop as
  select line, 'ADDED' as verdict, null::uuid as id from importable
  union all
  select m.line, case when ${anyDiffers(organisationTarget)} then 'CHANGED' else 'UNCHANGED' end, m.existing_id
  from matched m join staged s using (line) join organisations.organisations o on o.id = m.existing_id
  where m.line not in ${badLines};
  create index verdicts_line on verdicts (line);
  analyze verdicts`;

/** Fields that no form of a profile has: what an organisation is, and whether it is shown. */
const managed = organisationTarget.columns.filter(({ field }) =>
  ["code", "typeCode", "subTypeCode", "categoryCode", "status"].includes(field),
);

/** What the importer's role does not allow, row by row. */
function rightsChecks({ mayAdd, mayManage, keptRootId }: ImportRights): string[] {
  const untouchable = mayManage ? `o.id = '${keptRootId}'::uuid` : "true";
  const differing = managed.map(({ field, column }) =>
    bad(`select m.line, '${field}', 'ROLE_MAY_NOT_CHANGE', s.${column}, null
      from matched m join staged s using (line) join organisations.organisations o on o.id = m.existing_id
      where s.${column} is not null and s.${column} is distinct from o.${column} and ${untouchable}`),
  );
  return [
    ...(mayAdd
      ? []
      : [
          bad(`select m.line, 'nameTh', 'ROLE_MAY_NOT_ADD', null, null from matched m
            where ${isNew} and not exists (select from bad_rows b where b.line = m.line)`),
        ]),
    ...(mayManage && keptRootId === null ? [] : differing),
  ];
}

/** From `matched` to `bad_rows`, `importable` and `verdicts`. */
export const organisationChecks = (rights: ImportRights): string[] => [
  ...rowChecks,
  ...rightsChecks(rights),
  ...parentChecks,
  findLevels,
  levelCheck,
  findImportable,
  orphanCheck,
  giveVerdicts,
];
