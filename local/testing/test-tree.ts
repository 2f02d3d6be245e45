import type { TestPakmut } from "./test-pakmut";

/** Id of the root of every tree. */
export const countryId = "00000000-0000-7000-8000-000000000001";

/** One organisation of a test's tree: its level follows from its depth. */
export interface TestNode {
  id: string;
  path: string;
  level: "MINISTRY" | "DEPARTMENT" | "AGENCY";
}

const levels = ["MINISTRY", "DEPARTMENT", "AGENCY"] as const;

/** Adds an organisation below another (or as a ministry). `label` is its last label of the path; free if not given. */
export async function addOrganisation(
  pakmut: TestPakmut,
  nameTh: string,
  { below, label, columns = {} }: { below?: TestNode; label?: string; columns?: Record<string, unknown> } = {},
): Promise<TestNode> {
  const parentPath = below?.path ?? "0";
  const level = levels[Math.min(parentPath.split(".").length - 1, 2)] as TestNode["level"];
  const names = Object.keys(columns);
  const [row] = await pakmut.sql<{ id: string; path: string }>(
    `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key${names.map((name) => `, ${name}`).join("")})
     values ($1, $2 || '.' || coalesce($3, organisations.next_path_label()), $4, $5, lower($5)${names.map((_, index) => `, $${index + 6}`).join("")})
     returning id, path_c as path`,
    [below?.id ?? countryId, parentPath, label ?? null, level, nameTh, ...Object.values(columns)],
  );
  return { id: row?.id as string, path: row?.path as string, level };
}

/** Adds a service point to an organisation and tells its id. */
export async function addServicePoint(
  pakmut: TestPakmut,
  nameTh: string,
  of: TestNode,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const names = Object.keys(columns);
  const [row] = await pakmut.sql<{ id: string }>(
    `insert into service_points.service_points (organisation_id, path_c, name_th, search_key${names.map((name) => `, ${name}`).join("")})
     values ($1, $2, $3, lower($3)${names.map((_, index) => `, $${index + 4}`).join("")}) returning id`,
    [of.id, of.path, nameTh, ...Object.values(columns)],
  );
  return row?.id as string;
}
