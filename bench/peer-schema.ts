import type { Client } from "pg";

/** Tells PostGraphile of the reference that spans two of our schemas, and gives it the ancestors as a computed column. */
export async function describeForPeer(admin: Client): Promise<void> {
  await admin.query(`
    comment on table service_points.service_points is
      '@foreignKey (organisation_id) references organisations.organisations (id)|@fieldName organisation';
    create function organisations.organisations_ancestors(o organisations.organisations)
    returns setof directory.organisations stable language sql as $$
      select a from directory.organisations a
      where a.path_c = any(directory.ancestor_paths(o.path_c)) and a.level <> 'COUNTRY' order by length(a.path_c)
    $$;
    grant execute on function organisations.organisations_ancestors to pakmut_organisations`);
}
