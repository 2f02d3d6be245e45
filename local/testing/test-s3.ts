import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What of the package we use; it brings no types. */
interface S3Server {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

/** An S3 server with one empty bucket. */
export interface TestS3 {
  /** For a process that keeps its files there. */
  environment: Record<string, string>;
  /** Where the bytes lie. */
  dir: string;
  close(): Promise<void>;
}

/** Starts an S3 server on loopback. */
export async function startTestS3(): Promise<TestS3> {
  const S3rver = require("@20minutes/s3rver") as new (options: object) => S3Server;
  const dir = mkdtempSync(join(tmpdir(), "pakmut-s3-"));
  const bucket = "pakmut-test";
  const options = {
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: dir,
    // It counts the parameters of a listing otherwise than Amazon does; the signatures of all else it would accept.
    allowMismatchedSignatures: true,
    configureBuckets: [{ name: bucket }],
  };
  const server = new S3rver(options);
  const { port } = await server.run();
  return {
    dir,
    environment: {
      PAKMUT_FILES_S3_BUCKET: bucket,
      PAKMUT_FILES_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      PAKMUT_FILES_S3_ACCESS_KEY_ID: "S3RVER",
      PAKMUT_FILES_S3_SECRET_ACCESS_KEY: "S3RVER",
      PAKMUT_FILES_S3_PREFIX: "pakmut/",
    },
    async close() {
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
