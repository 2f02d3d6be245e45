import { serverAudits } from "graphql-http";
import { TEST_MODE } from "../local/testing/test-distribution";
import { TestPakmut } from "../local/testing/test-pakmut";
import { allSubgraphs } from "./all-subgraphs";
import { signActor } from "./kit/actor";

let pakmut: TestPakmut;
beforeAll(async () => {
  process.env[TEST_MODE] = "distributed";
  pakmut = await TestPakmut.open();
  delete process.env[TEST_MODE];
});
afterAll(() => pakmut.close());

/** For the older of the two media types the protocol would rather have 200 also for what cannot be executed. */
const statusOfOld = /^warn: SHOULD use .* when accepting application\/json$/;
const ofGet = /^notice: MAY .*\bGETs?\b/;

test.each(allSubgraphs.map(({ name }) => name))(
  "the server of %s speaks GraphQL over HTTP as the protocol says, but for GET, which nobody asks it with",
  async (name) => {
    if (!pakmut.distribution) throw new Error("The subgraphs do not run apart.");
    const token = await signActor(null, name, pakmut.distribution.remote.privateJwk);
    const vouched: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...(init?.headers as object), authorization: `Bearer ${token}` } });
    const audits = serverAudits({ url: pakmut.distribution.urlOf(name), fetchFn: vouched });
    const results = await Promise.all(audits.map(async (audit) => ({ ...(await audit.fn()), name: audit.name })));
    expect(results).toHaveLength(61);
    const notOk = results.filter(({ status }) => status !== "ok").map((audit) => `${audit.status}: ${audit.name}`);
    expect(notOk.filter((line) => !statusOfOld.test(line) && !ofGet.test(line))).toEqual([]);
    expect(notOk).toHaveLength(6);
  },
);
