import type { ImportSession } from "../../kit/import/import-session";
import { auditInsert, rowsAStatement } from "../../kit/import/merge";
import { newHours } from "../../kit/opening-hours/hours-import";
import type { ImportStep } from "../../kit/import/run-import";
import { organisationTarget } from "./organisation-file.reader";

/** Gives each new row its id, its place in the tree and its code: parents first. */
const placeNewRows = `
  create temp table placed on commit drop as
  with recursive placed (line, id, parent_id, level, path_c, depth) as (
    select i.line, uuidv7(), i.parent_id, i.level, p.path_c || '.' || organisations.next_path_label(), 1
    from importable i join directory.organisations p on p.id = i.parent_id
    union all
    select i.line, uuidv7(), above.id, i.level, above.path_c || '.' || organisations.next_path_label(), above.depth + 1
    from placed above join importable i on i.parent_line = above.line
  )
  select placed.*, row_number() over (order by placed.depth, placed.line) as position,
    coalesce(s.code, organisations.next_code()) as new_code, s.code is null as is_code_ours
  from placed join staged s using (line);
  create index placed_position on placed (position);
  analyze placed`;

const given = organisationTarget.columns
  .map(({ column }) => column)
  .filter((column) => !["code", "phones", "opening_hours", "status"].includes(column));

const insertRows = `
  with added as (
    insert into organisations.organisations
      (id, parent_id, path_c, level, code, search_key, phones, opening_hours, status, updated_by_name, ${given.join(", ")})
    select p.id, p.parent_id, p.path_c, p.level, p.new_code,
      case when p.is_code_ours then s.search_key || ' ' || p.new_code else s.search_key end,
      coalesce(s.phones, '[]'), ${newHours}, coalesce(s.status, 'VISIBLE'), $5, ${given.map((column) => `s.${column}`).join(", ")}
    from placed p join staged s using (line) where p.position > $6 and p.position <= $7
    order by p.position
    returning id, version, path_c, code, name_th
  ), audited as (
    select *, jsonb_build_object(
      'code', jsonb_build_object('before', null, 'after', code), 'nameTh', jsonb_build_object('before', null, 'after', name_th)
    ) as changes from added
  )
  ${auditInsert(organisationTarget, "audited")}`;

/** Writes the new organisations, in pieces, so that it can be seen how far it is. */
export function organisationWrites(
  session: ImportSession,
  parameters: readonly unknown[],
  count: number,
): ImportStep[] {
  const pieces = Array.from({ length: Math.ceil(count / rowsAStatement) }, (_, piece) => piece * rowsAStatement);
  return [
    placeNewRows,
    ...pieces.map((start) => async (): Promise<void> => {
      await session.query(insertRows, [...parameters, start, start + rowsAStatement]);
    }),
  ];
}
