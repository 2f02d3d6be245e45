import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import express, { type RequestHandler, Router } from "express";
import expressStaticGzip from "express-static-gzip";
import { projectFile } from "../../subgraphs/kit/project-file";
import type { StaticFolder } from "../settings";

const immutable = "public, max-age=31536000, immutable";
/** Kept, but asked after each time. */
const revalidated = "no-cache";

/** File names of the build carry a hash of the content ("index-B3x9_aQ1.js"): such a file never changes. */
const isHashed = (path: string): boolean => /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.[a-z0-9]+(\.(br|gz))?$/.test(path);

const cacheHeaders = (response: ServerResponse, path: string): void => {
  response.setHeader("cache-control", isHashed(path) ? immutable : revalidated);
};

/** Pages that are no file of the folder: the UI knows what they show. Missing files of the build stay missing. */
const isPage = (path: string): boolean => !/\.[a-z0-9]{2,5}$/i.test(path);

function folderRoutes({ path, folder, spaFallback }: StaticFolder): Router {
  const router = Router();
  const files: RequestHandler = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ["br", "gz"],
    serveStatic: { setHeaders: cacheHeaders, redirect: false },
  });
  router.get(path, (request, response, next) => {
    if (request.path.endsWith("/")) return next();
    response.redirect(308, `${path}/${request.originalUrl.slice(request.path.length)}`);
  });
  router.use(path, files);
  if (!spaFallback) return router;
  router.use(path, (request, response, next) => {
    if (request.method !== "GET" || !isPage(request.path) || !request.accepts("html")) return next();
    request.url = "/index.html";
    files(request, response, next);
  });
  return router;
}

/** Built files, precompressed where a compressed one lies beside. A folder that was not built is left out. */
export function staticRoutes(folders: readonly StaticFolder[]): Router {
  const router = Router();
  for (const folder of folders) if (existsSync(folder.folder)) router.use(folderRoutes(folder));
  return router;
}

/** `/`: what this is, for whoever comes by; `/register`: the public form; and the files of our own few pages. */
export function publicRoutes(): Router {
  const router = Router();
  const folder = projectFile("gateway", "public");
  const fonts = join(dirname(require.resolve("@fontsource/sarabun/package.json")), "files");
  router.get("/", ({ query }, response) =>
    response.sendFile(query.lang === "en" ? "index.en.html" : "index.html", {
      root: folder,
      headers: { "cache-control": revalidated },
    }),
  );
  router.use(
    "/public/fonts",
    express.static(fonts, { index: false, redirect: false, immutable: true, maxAge: "365d" }),
  );
  // Its build for browsers lies beside the one that the server requires.
  const proof = join(dirname(require.resolve("altcha-lib/v1")), "..", "..", "esm", "v1");
  router.use("/public/proof", express.static(proof, { index: false, redirect: false, maxAge: "1h" }));
  router.get("/register", (_request, response) =>
    response.sendFile("register/index.html", { root: folder, headers: { "cache-control": revalidated } }),
  );
  router.use("/public", express.static(folder, { index: false, redirect: false, maxAge: "1h" }));
  return router;
}
