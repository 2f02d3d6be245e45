import { useEffect, useRef } from "react";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { errorText } from "../data/error-text";
import type { useFileDownload } from "../data/use-file-download";
import { formatBytes } from "../format/bytes";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Banner } from "../layout/Banner";

interface DownloadProgressProps {
  download: ReturnType<typeof useFileDownload>;
  /** How many rows the file will have, where that is known. */
  total?: number;
}

const QUARTERS = 4;

/** How far a download is; nothing before it has begun. */
export function DownloadProgress({ download, total }: DownloadProgressProps) {
  const text = useText();
  const { isRunning, bytes, rows, fileName, error } = download;
  const size = formatBytes(bytes);
  const share = rows !== null && total ? Math.min(1, rows / total) : null;
  const words =
    rows !== null && total !== undefined
      ? text("list.fileRows", { rows: formatCount(rows), total: formatCount(total), size })
      : text(bytes > 0 ? "list.fileReceived" : "list.filePreparing", { size });
  useSaidQuarters(isRunning && share !== null ? Math.floor(share * QUARTERS) : null, words);
  if (error !== null) {
    return (
      <Banner tone="error" role="alert">
        {errorText(error, text)}
      </Banner>
    );
  }
  if (isRunning) {
    return (
      <div>
        <Typography>{words}</Typography>
        <LinearProgress
          aria-label={text("list.filePreparing")}
          {...(share === null ? {} : { variant: "determinate", value: Math.floor(share * 100) })}
        />
      </div>
    );
  }
  if (fileName === null) return null;
  return (
    <Banner tone="ok" role="status">
      {rows === null || total === undefined
        ? text("list.fileKept", { file: fileName, size })
        : text("list.fileKeptRows", { file: fileName, size, rows: formatCount(rows) })}
    </Banner>
  );
}

/** A screen reader hears of each quarter, not of each piece. */
function useSaidQuarters(quarter: number | null, words: string) {
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (quarter === null || quarter === said.current) return;
    said.current = quarter;
    announce(words);
  }, [quarter, words]);
}
