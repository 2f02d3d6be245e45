import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { plainPage } from "./plain.page";
import { refuse } from "./refusal";
import { requestIdOf } from "./request.context";

/** Problems that express finds while it reads a request, and what we call them. */
const bodyProblems: Readonly<Record<string, [status: number, message: string]>> = {
  "entity.too.large": [413, "The body is too large."],
  "entity.parse.failed": [400, "The body is not JSON."],
  "encoding.unsupported": [415, "Send the body as it is, without content-encoding."],
  "charset.unsupported": [415, "Send the body in UTF-8."],
  "request.aborted": [400, "The request was aborted."],
  "request.size.invalid": [400, "The body is not of the length that was announced."],
};

/** PostgreSQL does not answer: refused or lost connections, no free one in time, shutting down. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOENT$|57P0|53300|08)/.test(code ?? "") ||
    /timeout exceeded|Connection terminated/.test(error.message)
  );
}

/** Last in line: answers what nobody else has answered for, and tells the log alone why. */
export function handleFailures(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = bodyProblems[(error as { type?: string }).type ?? ""];
    if (problem) return refuse(response, ...problem);
    if (error instanceof URIError) return refuse(response, 400, "The address is not well-formed.");
    logger.error({ err: error, requestId: requestIdOf(response) }, "A request failed");
    if (isDatabaseAway(error)) return refuse(response, 503, "The service is not available at the moment.");
    refuse(response, 500, "Something went wrong on our side.");
  };
}

/** There is nothing at this address; said without telling what there is. */
export const notFound: RequestHandler = (request, response) => {
  if (request.accepts("json", "html") !== "html") return refuse(response, 404, "There is nothing here.");
  response.status(404).set("cache-control", "no-store").type("html").send(notFoundPage);
};

const notFoundPage = plainPage({
  heading: "ไม่พบหน้านี้",
  text: "ที่อยู่นี้ไม่มีหน้าใด ๆ อาจพิมพ์ผิดหรือย้ายไปแล้ว",
  link: { href: "/", text: "กลับไปหน้าแรก" },
});
