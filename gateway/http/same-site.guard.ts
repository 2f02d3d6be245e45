import type { Request, RequestHandler } from "express";
import { hasSessionCookie } from "../sign-in/cookies";
import { refuse } from "./refusal";

export const csrfHeader = "x-pakmut-csrf";

function refusalOf(request: Request, ownOrigin: string, takesFiles: boolean): [status: number, message: string] | null {
  if (request.method !== "POST") return [405, "Use POST."];
  if (request.headers["content-encoding"]) return [415, "Send the body as it is, without content-encoding."];
  // Forms can send three types of bodies: a file comes as none of them, so that a browser asks before it sends one from elsewhere.
  const isRight = takesFiles ? request.is(["image/*", "application/octet-stream"]) : request.is("application/json");
  if (takesFiles && !isRight) return [415, "Send the file itself, as application/octet-stream or image/…"];
  if (!isRight) return [415, "Send application/json."];
  const { origin } = request.headers;
  if (origin !== undefined && origin !== ownOrigin) return [403, "This request comes from another site."];
  // "same-site" is a neighbour on another host of our domain: as foreign as the rest.
  if (["cross-site", "same-site"].includes(request.headers["sec-fetch-site"] as string))
    return [403, "This request comes from another site."];
  if (hasSessionCookie(request) && request.headers[csrfHeader] !== "1")
    return [403, `Send the header ${csrfHeader}: 1.`];
  return null;
}

/**
 * Lets only requests pass that a foreign page cannot make in a user's name: POST of JSON (or of a file itself), from our own pages when a
 * browser says where from, and with a header that only our own scripts may set whenever a session comes along.
 */
export function requireSameSite(ownOrigin: string, { always = false, takesFiles = false } = {}): RequestHandler {
  return (request, response, next) => {
    const refusal = refusalOf(request, ownOrigin, takesFiles);
    const lacksHeader = always && request.headers[csrfHeader] !== "1";
    if (!refusal && !lacksHeader) return next();
    const [status, message] = refusal ?? [403, `Send the header ${csrfHeader}: 1.`];
    if (status === 405) response.setHeader("allow", "POST");
    refuse(response, status, message);
  };
}
