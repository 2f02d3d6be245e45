import { createServer } from "node:http";
import { Pool } from "pg";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { announce, required } from "./child";
import { PeerSessions, poolSettings } from "./peer-session";

/** PostGraphile 5 over the same tables, under the same policies, with the settings of our own pool. */
async function main(): Promise<void> {
  const sessions = new PeerSessions(required("GATEWAY_URL"));
  const pool = new Pool({ ...poolSettings, connectionString: required("APP_URL") });
  const graph = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ pool, schemas: ["service_points", "organisations", "directory"] })],
    grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
    grafast: {
      explain: false,
      async context({ node }) {
        const { scope, upper } = await sessions.scopeOf(node?.req.headers.cookie);
        return { pgSettings: { "app.scope": scope, "app.upper": upper } };
      },
    },
  });
  const server = createServer();
  await graph.createServ(grafserv).addTo(server);
  server.listen(0, "127.0.0.1", () =>
    announce(server, async () => {
      server.closeAllConnections();
      await graph.release();
      await pool.end();
      await sessions.close();
    }),
  );
}

void main();
