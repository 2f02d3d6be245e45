import type { RequestHandler } from "express";
import helmet from "helmet";

const yearSeconds = 31_536_000;

/**
 * Headers that hold the browser to what our pages need.
 *
 * Styles may be inline: the UI's components write their style elements at run time. A nonce would allow the same, but
 * would make every page of the UI different and thus impossible to precompress and to compare; what remains possible is
 * a foreign *style*, and only for whoever can already write HTML into our pages. Scripts come from our own files alone.
 * @param publicUrl https turns strict transport on
 * @param tileUrl where map images may come from besides ourselves
 */
export function securityHeaders(publicUrl: string, tileUrl: string | null): RequestHandler[] {
  const isSecure = publicUrl.startsWith("https:");
  const tiles = tileUrl ? [new URL(tileUrl.replace(/\{[^}]*\}/g, "0"), publicUrl).origin] : [];
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:", ...tiles],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'", ...tiles],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isSecure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isSecure && { maxAge: yearSeconds, includeSubDomains: true },
    // "no-referrer" would make browsers hide the origin of our own forms too.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  const permissions: RequestHandler = (_request, response, next) => {
    response.setHeader("permissions-policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()");
    next();
  };
  return [policy, permissions];
}
