import { createServer, type IncomingMessage } from "node:http";
import { Pool } from "pg";
import { announce, required } from "./child";
import { PeerSessions, poolSettings } from "./peer-session";

const list = `
  with page as (
    select s.id, s.name_th, s.status, s.organisation_id from service_points.service_points s
    order by s.name_th, s.id limit 25
  )
  select json_build_object(
    'totalCount', (select count(*) from service_points.service_points),
    'nodes', coalesce(json_agg(json_build_object('id', page.id, 'nameTh', page.name_th, 'status', page.status, 'organisation',
      json_build_object('id', o.id, 'code', o.code, 'nameTh', o.name_th, 'ancestors', (
        select coalesce(json_agg(json_build_object('id', a.id, 'nameTh', a.name_th) order by length(a.path_c)), '[]')
        from directory.organisations a
        where a.path_c = any(directory.ancestor_paths(o.path_c)) and a.level <> 'COUNTRY')))
      order by page.name_th, page.id), '[]'))::text as answer
  from page join organisations.organisations o on o.id = page.organisation_id`;

const update = `
  update service_points.service_points set latitude = $3, longitude = $4, pin_confirmed_at = now(), version = version + 1
  where id = $1 and version = $2 returning id, version`;

const bodyOf = async (request: IncomingMessage): Promise<string> => Buffer.concat(await request.toArray()).toString();

/** What a hand-written server needs at the least: one statement a request, JSON made by PostgreSQL. */
async function main(): Promise<void> {
  const sessions = new PeerSessions(required("GATEWAY_URL"));
  const readers = new Pool({ ...poolSettings, connectionString: required("APP_URL") });
  // The bare update is the owner's: no policy, no transaction block.
  const writers = new Pool({ ...poolSettings, connectionString: required("ADMIN_URL") });
  const readList = async (cookie: string | undefined): Promise<string> => {
    const { scope, upper } = await sessions.scopeOf(cookie);
    const client = await readers.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      await client.query("select set_config('app.scope', $1, true), set_config('app.upper', $2, true)", [scope, upper]);
      // Without a name: a prepared statement without parameters keeps its first plan, whatever plan_cache_mode says, and the
      // plan of an agency would then serve the whole country.
      const { rows } = await client.query<{ answer: string }>(list);
      await client.query("commit");
      return rows[0]?.answer ?? "null";
    } finally {
      client.release();
    }
  };
  const pin = async (body: string): Promise<string> => {
    const { id, version, latitude, longitude } = JSON.parse(body) as Record<string, unknown>;
    const { rows } = await writers.query({ name: "pin", text: update, values: [id, version, latitude, longitude] });
    return JSON.stringify(rows[0] ?? null);
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const data = request.url === "/update" ? await pin(body) : await readList(request.headers.cookie);
    response.setHeader("content-type", "application/json");
    response.end(`{"data":${data}}`);
  });
  server.listen(0, "127.0.0.1", () =>
    announce(server, async () => {
      server.closeAllConnections();
      await Promise.all([readers.end(), writers.end(), sessions.close()]);
    }),
  );
}

void main();
