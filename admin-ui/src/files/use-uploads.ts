import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../data/api-error";
import { errorText, fieldProblemText } from "../data/error-text";
import { useText, type Text } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { problemOfPicture } from "./picture-file";
import { type UploadedFile, uploadFile, type UploadTarget } from "./upload-file";

/** A file on its way, or one that did not arrive. */
export interface Upload {
  key: number;
  file: File;
  /** 0 to 1; then the server is looking at it. */
  share: number;
  problem?: string;
  /** Sending it again may help. */
  mayRetry?: boolean;
}

/** The server takes four at once of each person. */
const AT_ONCE = 3;

interface Uploads {
  uploads: Upload[];
  /** Some are under way. */
  isBusy: boolean;
  add: (files: readonly File[]) => void;
  retry: (key: number) => void;
  /** Takes one back, or its error away. */
  remove: (key: number) => void;
}

/** Sends files, a few at once, and gives each to `onDone` when it has arrived. Leaving the page takes back what is under way. */
export function useUploads(target: UploadTarget, onDone: (uploaded: UploadedFile, file: File) => void): Uploads {
  const text = useText();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const lastKey = useRef(0);
  const act = useRef({ target, onDone, text });
  act.current = { target, onDone, text };

  const change = useCallback((key: number, changes: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  }, []);
  const drop = useCallback((key: number) => setUploads((all) => all.filter((upload) => upload.key !== key)), []);

  const send = useCallback(
    async ({ key, file }: Upload) => {
      const control = new AbortController();
      running.current.set(key, control);
      try {
        const { target: to } = act.current;
        const options = { onProgress: (share: number) => change(key, { share }), signal: control.signal };
        const uploaded = await uploadFile(to, file, options);
        drop(key);
        announce(act.current.text("file.arrived", { name: file.name }));
        act.current.onDone(uploaded, file);
      } catch (error) {
        if (control.signal.aborted) return;
        const problem = problemText(error, act.current.text);
        change(key, { problem, mayRetry: !isFinal(error) });
        announce(`${file.name}: ${problem}`, "alert");
      } finally {
        running.current.delete(key);
      }
    },
    [change, drop],
  );

  useEffect(() => {
    const waiting = uploads.filter(({ key, problem }) => problem === undefined && !running.current.has(key));
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - running.current.size))) void send(upload);
  }, [uploads, send]);
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const control of all.values()) control.abort();
    };
  }, []);

  return {
    uploads,
    isBusy: uploads.some(({ problem }) => problem === undefined),
    add: (files) =>
      setUploads((all) => [...all, ...files.map((file) => newUpload(++lastKey.current, file, act.current.text))]),
    retry: (key) => change(key, { problem: undefined, share: 0 }),
    remove: (key) => {
      running.current.get(key)?.abort();
      drop(key);
    },
  };
}

function newUpload(key: number, file: File, text: Text): Upload {
  const problem = problemOfPicture(file);
  if (!problem) return { key, file, share: 0 };
  announce(`${file.name}: ${fieldProblemText(problem, text)}`, "alert");
  return { key, file, share: 0, problem: fieldProblemText(problem, text), mayRetry: false };
}

const isFinal = (error: unknown): boolean =>
  error instanceof ApiError && ["BAD_USER_INPUT", "FORBIDDEN", "NOT_FOUND"].includes(error.code);

function problemText(error: unknown, text: Text): string {
  const [problem] = error instanceof ApiError ? error.fields : [];
  return problem ? fieldProblemText(problem, text) : errorText(error, text);
}
