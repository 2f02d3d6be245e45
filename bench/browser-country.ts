import { Client } from "pg";

const countryId = "00000000-0000-7000-8000-000000000001";
/** In the first department; the others share the rest. */
const largestDepartment = 30_000;

/** Names of the branches to open, as the tree shows them. */
export const speedMinistry = "กระทรวงวัดความเร็ว";
export const speedDepartment = "กรมวัดความเร็วที่ 1";

/** Agencies lie at the centre of a sub-district each, by turns, with some metres between those of the same one. */
const addAgencies = `
  with departments as (
    select id, path_c, row_number() over (order by path_c) as number from organisations.organisations where path_c like '0.zz.%'
  ), places as (
    select s.*, d.province_code, row_number() over (order by s.code) - 1 as number
    from directory.subdistricts s join directory.districts d on d.code = s.district_code
  )
  insert into organisations.organisations (parent_id, path_c, level, code, type_code, category_code, name_th, name_en,
    province_code, district_code, subdistrict_code, postcode, address_th, search_key)
  select d.id, d.path_c || '.' || lpad(n::text, 6, '0'), 'AGENCY', '79' || lpad(n::text, 11, '0'), 'CENTRAL', 'OFFICE',
    'สำนักงาน' || p.name_th || ' ที่ ' || n, 'Office No. ' || n, p.province_code, p.district_code, p.code, p.postcode,
    n || ' ถนนตัวอย่าง', 'สำนักงาน' || p.name_th || ' ที่ ' || n || ' office no. ' || n
  from generate_series(1, $1::int) n
  join departments d on d.number = case when n <= ${largestDepartment} then 1 else 2 + n % 69 end
  join places p on p.number = n % (select count(*) from places)`;

const addServicePoints = `
  insert into service_points.service_points (organisation_id, path_c, name_th, name_en, address_th, province_code, district_code,
    subdistrict_code, postcode, latitude, longitude, pin_source, pin_province_code, pin_district_code, pin_confirmed_at,
    pin_confirmed_by_name, search_key)
  select o.id, o.path_c, 'จุดบริการ' || o.name_th, 'Service point ' || o.name_en, o.address_th, o.province_code, o.district_code,
    o.subdistrict_code, o.postcode, s.latitude + (right(o.code, 6)::int * 7919 % 1000 - 500) / 20000.0,
    s.longitude + (right(o.code, 6)::int * 104729::bigint % 1000 - 500) / 20000.0, 'OFFICER', o.province_code, o.district_code,
    now(), 'Officer of the bench', 'จุดบริการ' || o.search_key
  from organisations.organisations o join directory.subdistricts s on s.code = o.subdistrict_code
  where o.path_c like '0.zz.%' and o.level = 'AGENCY'`;

/** Adds a ministry with 70 departments, `count` agencies (30,000 of them in one department) and a pinned service point of each. */
export async function addBrowserCountry(adminUrl: string, count: number): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `with ministry as (
         insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
         values ($1, '0.zz', 'MINISTRY', $2, $2) returning id
       )
       insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
       select ministry.id, '0.zz.' || lpad(n::text, 3, '0'), 'DEPARTMENT', 'กรมวัดความเร็วที่ ' || n, 'กรมวัดความเร็วที่ ' || n
       from ministry, generate_series(1, 70) n`,
      [countryId, speedMinistry],
    );
    await client.query(addAgencies, [count]);
    await client.query(addServicePoints);
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}
