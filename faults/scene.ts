import { createHash, randomBytes } from "node:crypto";
import type { Client } from "pg";

/** One officer with a session and records that nobody else changes. */
export interface Officer {
  personId: string;
  cookie: string;
  servicePointIds: string[];
  organisationIds: string[];
}

const countryId = "00000000-0000-7000-8000-000000000001";

async function addOrganisation(database: Client, parentId: string, level: string, nameTh: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
     select id, path_c || '.' || organisations.next_path_label(), $2, $3, lower($3)
     from organisations.organisations where id = $1 returning id`,
    [parentId, level, nameTh],
  );
  return rows[0]?.id as string;
}

async function addServicePoints(database: Client, organisationId: string, count: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `insert into service_points.service_points (organisation_id, path_c, name_th, search_key)
     select id, path_c, 'จุดบริการ ' || number, 'จุดบริการ ' || number
     from organisations.organisations, generate_series(1, $2::int) number where id = $1 returning id`,
    [organisationId, count],
  );
  return rows.map(({ id }) => id);
}

async function signIn(database: Client, departmentId: string): Promise<{ personId: string; cookie: string }> {
  const secret = randomBytes(32).toString("base64url");
  const { rows } = await database.query<{ id: string }>(
    `insert into accounts.persons (issuer, subject, display_name)
     values ('https://digital-id.invalid', $1, 'เจ้าหน้าที่ ทดสอบ') returning id`,
    [randomBytes(8).toString("hex")],
  );
  const personId = rows[0]?.id as string;
  await database.query(
    `with given as (
       insert into accounts.grants (person_id, role, organisation_id, path_c)
       select $1, 'CENTRAL_OFFICER', id, path_c from directory.organisations where id = $2 returning id)
     insert into accounts.sessions (id_hash, person_id, active_grant_id) select $3, $1, id from given`,
    [personId, departmentId, createHash("sha256").update(secret).digest()],
  );
  return { personId, cookie: `__Host-pakmut-session=${secret}` };
}

/** Makes officers of one department, each with an agency and service points of her own, and signs them in. */
export async function makeScene(database: Client, officerCount: number, recordsEach: number): Promise<Officer[]> {
  const ministryId = await addOrganisation(database, countryId, "MINISTRY", "กระทรวงทดสอบ");
  const departmentId = await addOrganisation(database, ministryId, "DEPARTMENT", "กรมทดสอบ");
  const officers: Officer[] = [];
  for (let number = 0; number < officerCount; number++) {
    const organisationIds: string[] = [];
    for (let agency = 0; agency < recordsEach; agency++)
      organisationIds.push(await addOrganisation(database, departmentId, "AGENCY", `หน่วยงาน ${number}-${agency}`));
    const servicePointIds = await addServicePoints(database, organisationIds[0] as string, 3 * recordsEach);
    officers.push({ ...(await signIn(database, departmentId)), servicePointIds, organisationIds });
  }
  return officers;
}
