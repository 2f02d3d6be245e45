import { randomUUID } from "node:crypto";
import { createTestDatabase } from "../local/testing/test-database";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint } from "../local/testing/test-tree";
import { pause } from "./pause";
import { TcpProxy } from "./tcp.proxy";

const patienceMs = 60_000;
const pin = `mutation ($id: ID!, $version: Int!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { version } }`;

describe("a network to PostgreSQL that breaks under a command", () => {
  let network: TcpProxy;
  let pakmut: TestPakmut;

  beforeAll(async () => {
    const direct = await createTestDatabase();
    network = await TcpProxy.start(direct.adminUrl);
    // The session is read past the bad network: the command must be under way when it breaks.
    const logins = { ...direct.logins, appUrl: network.through(direct.logins.appUrl) };
    pakmut = await TestPakmut.open({}, { ...direct, logins });
  });
  afterAll(async () => {
    network.become("whole");
    await pakmut.close();
    network.close();
  });

  test(
    "fails that command alone, and leaves no promise that nobody hears",
    async () => {
      const office = await addOrganisation(pakmut, "หน่วยงาน");
      const id = await addServicePoint(pakmut, "จุดบริการ", office);
      const officer = await pakmut.as("CENTRAL_OFFICER", office.id);
      // A connection that is there already: a new one would be given up before anything is sent on it.
      expect(await officer.ask("{ servicePoints { totalCount } }")).toEqual({ servicePoints: { totalCount: 1 } });
      const variables = { id, version: 1, key: randomUUID() };
      network.become("half-open");
      pakmut.statements.length = 0;
      const written = officer.send(pin, variables);
      // Begin, grant, key and record are on their way as one packet, and all of them break. Jest fails this test when
      // one is a promise without a listener: in a process of its own that was the end of it.
      while (!pakmut.statements.some((sql) => sql.includes("idempotency_keys"))) await pause(5);
      network.become("resetting");
      expect((await written).errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
      network.become("whole");
      expect((await officer.send(pin, variables)).data).toEqual({ pinServicePoint: { version: 2 } });
    },
    patienceMs,
  );
});
