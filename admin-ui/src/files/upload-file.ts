import { CSRF_HEADER } from "../auth/session";
import { ApiError, apiErrorFrom } from "../data/api-error";
import { askAgainWhenBusy } from "../data/ask-again";

/** The subgraphs that keep files of their records. */
export type FileResource = "organisations" | "service-points";

/** What files are uploaded as: `POST /files/<resource>/<kind>`. */
export interface UploadTarget {
  resource: FileResource;
  kind: "photo" | "logo" | "import";
  recordId: string;
}

export interface UploadedFile {
  id: string;
  fileName: string;
  width: number | null;
  height: number | null;
}

interface UploadOptions {
  /** Share of the bytes that have been sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Where a file is to be found: append a width. */
export const fileUrl = (resource: FileResource, fileId: string): string => `/files/${resource}/${fileId}`;

/** Sends a file, telling how far it is. Throws `ApiError`; an AbortError when it was cancelled. */
export function uploadFile(target: UploadTarget, file: File, options: UploadOptions): Promise<UploadedFile> {
  return askAgainWhenBusy(() => sendFile(target, file, options), options.signal);
}

function sendFile(
  { resource, kind, recordId }: UploadTarget,
  file: File,
  { onProgress, signal }: UploadOptions,
): Promise<UploadedFile> {
  // fetch does not tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  const address = new URLSearchParams({ record: recordId, name: file.name });
  request.open("POST", `/files/${resource}/${kind}?${address}`);
  for (const [name, value] of Object.entries(CSRF_HEADER)) request.setRequestHeader(name, value);
  request.setRequestHeader("content-type", "application/octet-stream");
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as UploadedFile);
      else reject(errorOf(request));
    };
    request.onerror = () => reject(new ApiError("NETWORK", "The upload broke off."));
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function errorOf({ responseText, status }: XMLHttpRequest): ApiError {
  try {
    const { errors } = JSON.parse(responseText) as { errors?: Parameters<typeof apiErrorFrom>[0][] };
    if (errors?.[0]) return apiErrorFrom(errors[0]);
  } catch {
    // Not JSON: an answer of something before the gateway.
  }
  return new ApiError(status >= 502 ? "NETWORK" : "INTERNAL_SERVER_ERROR", `The upload was answered with ${status}.`);
}
