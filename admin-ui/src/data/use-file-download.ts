import { useEffect, useRef, useState } from "react";
import { useLogoutIfAccessDenied } from "ra-core";
import { fetchFile, keepFile } from "./download-file";

interface DownloadState {
  /** Bytes that have come. */
  bytes: number;
  isRunning: boolean;
  /** The name of the file that came whole. */
  fileName: string | null;
  error: unknown;
}

const idle: DownloadState = { bytes: 0, isRunning: false, fileName: null, error: null };

/** Downloads a file into the person's folder, with its progress; leaving the page stops it. */
export function useFileDownload() {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [state, setState] = useState(idle);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function start(path: string, parameters: object) {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setState({ ...idle, isRunning: true });
    const onProgress = (bytes: number) => setState((before) => ({ ...before, bytes }));
    try {
      const file = await fetchFile({ path, parameters, onProgress, signal: controller.signal });
      keepFile(file);
      setState({ bytes: file.blob.size, isRunning: false, fileName: file.name, error: null });
    } catch (error) {
      if (controller.signal.aborted) return setState(idle);
      if (!(await logoutIfAccessDenied(error))) setState({ ...idle, error });
    }
  }

  return { ...state, start, cancel: () => stop.current?.abort() };
}
