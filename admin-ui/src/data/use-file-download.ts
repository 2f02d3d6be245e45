import { useEffect, useRef, useState } from "react";
import { useLogoutIfAccessDenied } from "ra-core";
import { fetchFile, keepFile } from "./download-file";
import { rowCounterFor } from "./row-counter";

interface DownloadState {
  /** Bytes that have come. */
  bytes: number;
  /** Rows that have come; null where they cannot be counted. */
  rows: number | null;
  isRunning: boolean;
  /** The name of the file that came whole. */
  fileName: string | null;
  error: unknown;
}

/** A big file comes in thousands of parts: nobody reads so many numbers. */
const LOOK_MS = 100;

const idle: DownloadState = { bytes: 0, rows: null, isRunning: false, fileName: null, error: null };

/** Downloads a file into the person's folder, with its progress; whatever shows it going away stops it. */
export function useFileDownload() {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [state, setState] = useState(idle);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  async function start(path: string, parameters: object) {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const counter = rowCounterFor(path);
    let rows = counter && 0;
    let nextLook = 0;
    setState({ ...idle, rows, isRunning: true });
    const onProgress = (bytes: number, part: Uint8Array) => {
      rows = counter?.add(part) ?? null;
      if (performance.now() < nextLook) return;
      nextLook = performance.now() + LOOK_MS;
      setState((before) => ({ ...before, bytes, rows }));
    };
    try {
      const file = await fetchFile({ path, parameters, onProgress, signal: controller.signal });
      keepFile(file);
      setState({ bytes: file.blob.size, rows, isRunning: false, fileName: file.name, error: null });
    } catch (error) {
      if (controller.signal.aborted) return setState(idle);
      if (!(await logoutIfAccessDenied(error))) setState({ ...idle, error });
    }
  }

  return { ...state, start, cancel: () => stop.current?.abort() };
}
