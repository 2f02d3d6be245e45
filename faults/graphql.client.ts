import { Agent, request } from "node:http";

/** Is a code one that says "try again", and nothing of what was asked? */
export const saysNothing = (code: string | null | undefined): boolean =>
  code === "INTERNAL_SERVER_ERROR" || code === "SERVICE_UNAVAILABLE";

/** What came back: the first error's code (`null`: none), or `undefined` when nothing whole did. */
export interface Reply {
  status: number;
  code: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the operation that was sent
  data: Record<string, any> | null;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
/** Longer than Pakmut's own deadline: what it says then is an answer too. */
const timeoutMs = 12_000;

/** Sends one operation; `undefined` when the connection was refused, broken or silent, or what came was no answer. */
export function sendOperation(
  url: string,
  cookie: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Reply | undefined> {
  const body = JSON.stringify({ query, variables });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-pakmut-csrf": "1",
    cookie,
  };
  return new Promise((resolve) => {
    const sent = request(`${url}/graphql`, { method: "POST", agent, headers, timeout: timeoutMs }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", () => resolve(undefined));
      response.on("close", () => resolve(response.complete ? read(response.statusCode ?? 0, text) : undefined));
    });
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(undefined));
    sent.end(body);
  });
}

function read(status: number, text: string): Reply | undefined {
  try {
    const { data, errors } = JSON.parse(text) as {
      data?: Reply["data"];
      errors?: { extensions?: { code?: string } }[];
    };
    return { status, data: data ?? null, code: errors?.[0]?.extensions?.code ?? null };
  } catch {
    return undefined;
  }
}
