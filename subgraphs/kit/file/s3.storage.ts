import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { FileStorage, StoredFolder } from "./file.storage";

export interface S3Settings {
  bucket: string;
  /** Of a server that is not Amazon's: "https://s3.example.go.th". */
  endpoint?: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Before all keys, so that a bucket can be shared: "pakmut/". */
  prefix: string;
}

/** Files in a bucket of an S3-compatible storage, which all replicas share. */
export function s3Storage({ bucket, endpoint, region, accessKeyId, secretAccessKey, prefix }: S3Settings): FileStorage {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Servers on premises have no host name for each bucket, and do not all know the newer checksums.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const folderOf = (schemaName: string, id: string): string => `${prefix}${schemaName}/${id}/`;
  return {
    incomingDir: join(tmpdir(), "pakmut-incoming"),
    async write(schemaName, id, name, bytes) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: folderOf(schemaName, id) + name,
          Body: bytes,
          ContentLength: bytes.length,
          ContentMD5: createHash("md5").update(bytes).digest("base64"),
        }),
      );
    },
    async read(schemaName, id, name) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: folderOf(schemaName, id) + name }),
        );
        return Body ? Buffer.from(await Body.transformToByteArray()) : null;
      } catch (error) {
        if ((error as Error).name === "NoSuchKey") return null;
        throw error;
      }
    },
    async remove(schemaName, id) {
      const Prefix = folderOf(schemaName, id);
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
      if (!Contents.length) return;
      const Objects = Contents.map(({ Key }) => ({ Key }));
      await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
    },
    list: (schemaName) => listFolders(client, bucket, `${prefix}${schemaName}/`),
  };
}

/** Keys come in order, so the objects of a folder follow each other. */
async function* listFolders(client: S3Client, bucket: string, prefix: string): AsyncGenerator<StoredFolder> {
  let folder = null as StoredFolder | null;
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key = "", LastModified = new Date() } of page.Contents ?? []) {
      const [id = ""] = Key.slice(prefix.length).split("/");
      if (folder?.id === id) {
        if (LastModified > folder.writtenAt) folder.writtenAt = LastModified;
        continue;
      }
      if (folder) yield folder;
      folder = { id, writtenAt: LastModified };
    }
    token = page.NextContinuationToken;
  } while (token);
  if (folder) yield folder;
}
