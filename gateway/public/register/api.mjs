/** What the server says is wrong: a code, the fields with their rules, or how long to wait. */
export class Refused extends Error {
  constructor({ code = "", fields = [], retryAfterSeconds = 0 }) {
    super(code);
    this.code = code;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Asks the one API that everybody uses. Throws `Refused`, with the code "OFFLINE" when there was no answer. */
export async function ask(query, variables = {}) {
  let answer;
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", "x-pakmut-csrf": "1" },
      body: JSON.stringify({ query, variables }),
    });
    answer = await response.json();
  } catch {
    throw new Refused({ code: "OFFLINE" });
  }
  if (answer.errors?.length || !answer.data) throw new Refused(answer.errors?.[0]?.extensions ?? {});
  return answer.data;
}
