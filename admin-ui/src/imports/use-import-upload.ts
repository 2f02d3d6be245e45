import { useEffect, useRef, useState } from "react";
import { useLogoutIfAccessDenied } from "ra-core";
import { ApiError } from "../data/api-error";
import { errorText, fieldProblemText } from "../data/error-text";
import { type FileResource, uploadFile } from "../files/upload-file";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";

/** A table on its way to the server. */
interface Sending {
  name: string;
  /** 0 to 1; then the server is looking at it. */
  share: number;
}

interface UploadTo {
  resource: FileResource;
  /** The officer's own organisation, whose files are counted. */
  organisationId: string;
}

/** Sends one table and gives its id to `onDone`. Leaving the page stops it. */
export function useImportUpload(onDone: (fileId: string) => Promise<void>) {
  const text = useText();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);

  async function send(file: File, { resource, organisationId }: UploadTo) {
    if (control.current && !control.current.signal.aborted) return;
    const current = new AbortController();
    control.current = current;
    setProblem(null);
    setSending({ name: file.name, share: 0 });
    const options = {
      onProgress: (share: number) => setSending({ name: file.name, share }),
      signal: current.signal,
    };
    try {
      const { id } = await uploadFile({ resource, kind: "import", recordId: organisationId }, file, options);
      await onDone(id);
    } catch (error) {
      if (current.signal.aborted || (await logoutIfAccessDenied(error))) return;
      const [field] = error instanceof ApiError ? error.fields : [];
      const words = field ? fieldProblemText(field, text) : errorText(error, text);
      setProblem(words);
      announce(words, "alert");
    } finally {
      current.abort();
      setSending(null);
    }
  }
  return { send, stop: () => control.current?.abort(), sending, problem };
}
