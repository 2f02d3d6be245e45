import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { stagingColumns } from "./import-file";

/** The checks that cannot be left out: codes, doubles, parents, divisions that fit, and which rows are there already. */
const checks = `
  select count(*) as rows, count(o.id) as known,
    count(*) filter (where s.code !~ '^[0-9]{13}$' or s.name_th = '') as badly_written,
    count(*) filter (where s.parent_code <> '' and p.id is null and f.code is null) as without_parent,
    count(*) filter (where s.province <> '' and (b.code is null or b.postcode <> s.postcode)) as misplaced
  from speed_staging s
  left join directory.organisations o on o.code = s.code
  left join directory.organisations p on p.code = s.parent_code
  left join (select distinct code from speed_staging) f on f.code = s.parent_code
  left join directory.provinces a on a.name_th = s.province
  left join directory.districts d on d.province_code = a.code and d.name_th = s.district
  left join directory.subdistricts b on b.district_code = d.code and b.name_th = s.subdistrict`;

/** COPY of the file as it is into a staging table, and checks over it in sets: what a hand-written script would do first. */
export async function copyAndCheck(client: Client, file: string): Promise<void> {
  await client.query(
    `create temp table speed_staging (${stagingColumns.map((column) => `${column} text`).join(", ")}) on commit drop`,
  );
  await pipeline(
    createReadStream(file, { highWaterMark: 256 * 1024 }),
    client.query(copyFrom("copy speed_staging from stdin with (format csv, header, null 'none')")),
  );
  await client.query("analyze speed_staging");
  await client.query(checks);
  await client.query("select code from speed_staging group by code having count(*) > 1");
}

/** The same, and one bare insert of all rows into the real table, without history: the least that any import costs. */
export async function copyCheckAndInsert(client: Client, file: string): Promise<void> {
  await copyAndCheck(client, file);
  await client.query(`
    insert into organisations.organisations
      (parent_id, path_c, level, code, type_code, sub_type_code, category_code, name_th, name_en, full_name_th, address_th,
       province_code, district_code, subdistrict_code, postcode, website, email_public, search_key)
    select '00000000-0000-7000-8000-000000000001', '0.' || organisations.next_path_label(), 'MINISTRY', s.code, 'CENTRAL',
      'CENTRAL_IN_REGION', 'OFFICE', s.name_th, s.name_en, s.full_name, s.address, a.code, d.code, b.code, nullif(s.postcode, ''),
      s.website, s.email, lower(s.name_th || ' ' || s.name_en || ' ' || s.code)
    from speed_staging s
    left join directory.provinces a on a.name_th = s.province
    left join directory.districts d on d.province_code = a.code and d.name_th = s.district
    left join directory.subdistricts b on b.district_code = d.code and b.name_th = s.subdistrict`);
}

/** Runs `work` in a transaction that is kept or undone. */
export async function inTransaction(
  client: Client,
  end: "commit" | "rollback",
  work: () => Promise<void>,
): Promise<void> {
  await client.query("begin; set local jit = off; set local work_mem = '64MB'");
  await work();
  await client.query(end);
}
