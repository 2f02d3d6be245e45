import { CSRF_HEADER } from "../auth/session";
import { ApiError, apiErrorFrom } from "./api-error";
import { askAgainWhenBusy } from "./ask-again";

interface FileRequest {
  /** Of the gateway, e.g. "/export/accounts/audit-entries.csv". */
  path: string;
  parameters: object;
  /** Bytes so far, and the last part of them. */
  onProgress: (bytes: number, part: Uint8Array) => void;
  signal: AbortSignal;
}

const FOLDED_BYTES = 16_000_000;

/** A file as it came: its name is the server's. */
export interface ReceivedFile {
  name: string;
  blob: Blob;
}

/**
 * Asks for a file by POST, so that its parameters stand in no address, and tells how much of it has come. Throws
 * `ApiError`; a file that broke off on its way is none.
 */
export async function fetchFile({ path, parameters, onProgress, signal }: FileRequest): Promise<ReceivedFile> {
  const response = await askAgainWhenBusy(() => askForFile(path, parameters, signal), signal);
  try {
    const blob = await readAll(response, onProgress);
    return { name: nameOf(response.headers.get("content-disposition")) ?? path.split("/").at(-1) ?? "", blob };
  } catch (error) {
    throw asApiError(error);
  }
}

async function askForFile(path: string, parameters: object, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", ...CSRF_HEADER },
    body: JSON.stringify(parameters),
    signal,
  }).catch((error: unknown) => {
    throw asApiError(error);
  });
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** Gives a file to the person as browsers do: into her folder of downloads. */
export function keepFile({ name, blob }: ReceivedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function readAll(response: Response, onProgress: FileRequest["onProgress"]): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const kept: BlobPart[] = [];
  let parts: BlobPart[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.byteLength;
    if (bytes > (kept.length + 1) * FOLDED_BYTES) {
      // Browsers keep what is in a blob outside of the page's memory, on a disk if need be.
      kept.push(new Blob(parts));
      parts = [];
    }
    onProgress(bytes, value);
  }
  return new Blob([...kept, ...parts], { type: response.headers.get("content-type") ?? "" });
}

/** The name in `content-disposition`; the encoded form has it whole. */
export function nameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1];
}

async function errorOf(response: Response): Promise<ApiError> {
  try {
    const { errors } = (await response.json()) as { errors?: Parameters<typeof apiErrorFrom>[0][] };
    if (errors?.[0]) return apiErrorFrom(errors[0]);
  } catch {
    // Not JSON: an answer of something before the gateway.
  }
  return new ApiError(response.status === 401 ? "UNAUTHENTICATED" : "INTERNAL_SERVER_ERROR", String(response.status));
}

function asApiError(error: unknown): unknown {
  if (error instanceof Error && error.name === "AbortError") return error;
  return new ApiError("NETWORK", error instanceof Error ? error.message : String(error));
}
