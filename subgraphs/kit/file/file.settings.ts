import { isAbsolute } from "node:path";
import { z } from "zod";
import type { SubgraphSettings } from "../graphql/subgraph";
import { diskStorage } from "./disk.storage";
import type { FileStorage } from "./file.storage";
import { s3Storage } from "./s3.storage";

/** Directory of the files; unless they are in a bucket. */
export const FILES_DIR = "PAKMUT_FILES_DIR";
const QUOTA = "PAKMUT_FILES_QUOTA_MB";
/** Bucket of the files; then no directory is asked for. */
export const FILES_BUCKET = "PAKMUT_FILES_S3_BUCKET";
const KEY_ID = "PAKMUT_FILES_S3_ACCESS_KEY_ID";
const SECRET = "PAKMUT_FILES_S3_SECRET_ACCESS_KEY";
const ENDPOINT = "PAKMUT_FILES_S3_ENDPOINT";
const REGION = "PAKMUT_FILES_S3_REGION";
const PREFIX = "PAKMUT_FILES_S3_PREFIX";
const names = [FILES_DIR, QUOTA, FILES_BUCKET, KEY_ID, SECRET, ENDPOINT, REGION, PREFIX];

const shape = z
  .object({
    [FILES_DIR]: z.string().refine(isAbsolute, "must be an absolute path").optional(),
    [QUOTA]: z.coerce.number().int().min(1).default(200),
    [FILES_BUCKET]: z.string().optional(),
    [KEY_ID]: z.string().optional(),
    [SECRET]: z.string().optional(),
    [ENDPOINT]: z.url({ protocol: /^https?$/ }).optional(),
    [REGION]: z.string().default("us-east-1"),
    [PREFIX]: z
      .string()
      .regex(/^(?:[\w-]+\/)*$/, 'must end with "/", such as pakmut/')
      .default(""),
  })
  .refine(
    (given) => given[FILES_BUCKET] || given[FILES_DIR],
    `${FILES_DIR} or ${FILES_BUCKET} must say where files are kept`,
  )
  .refine(
    (given) => !given[FILES_BUCKET] || (given[KEY_ID] && given[SECRET]),
    `${FILES_BUCKET} needs ${KEY_ID} and ${SECRET}`,
  );

/** Where files are kept, and how many bytes of one organisation a subgraph takes. */
export interface FileSettings {
  storage: FileStorage;
  quotaBytes: number;
}

function openSettings(environment: NodeJS.ProcessEnv): FileSettings {
  const given = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const { data, error } = shape.safeParse(given);
  if (!data) throw new Error(`Where files are kept is not set rightly: ${z.prettifyError(error)}`);
  const bucket = data[FILES_BUCKET];
  const storage = bucket
    ? s3Storage({
        bucket,
        endpoint: data[ENDPOINT],
        region: data[REGION],
        accessKeyId: data[KEY_ID] as string,
        secretAccessKey: data[SECRET] as string,
        prefix: data[PREFIX],
      })
    : diskStorage(data[FILES_DIR] as string);
  return { storage, quotaBytes: data[QUOTA] * 1024 * 1024 };
}

let opened: { key: string; settings: FileSettings } | null = null;

/** Reads the settings of files; opened once. Throws, naming the variable, when one is wrong or missing. */
export function readFileSettings(environment: NodeJS.ProcessEnv = process.env): FileSettings {
  const key = JSON.stringify(names.map((name) => environment[name]));
  if (opened?.key !== key) opened = { key, settings: openSettings(environment) };
  return opened.settings;
}

/** For a subgraph with files. */
export const fileSettings: SubgraphSettings = { names, check: () => void readFileSettings() };
