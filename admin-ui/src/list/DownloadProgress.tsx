import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { errorText } from "../data/error-text";
import type { useFileDownload } from "../data/use-file-download";
import { formatBytes } from "../format/bytes";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";

/** How far a download is; nothing before it has begun. */
export function DownloadProgress({ download }: { download: ReturnType<typeof useFileDownload> }) {
  const text = useText();
  const { isRunning, bytes, fileName, error } = download;
  const size = formatBytes(bytes);
  if (error !== null) {
    return (
      <Banner tone="error" role="alert">
        {errorText(error, text)}
      </Banner>
    );
  }
  if (isRunning) {
    const words = bytes > 0 ? text("list.fileReceived", { size }) : text("list.filePreparing");
    return (
      <div>
        <Typography>{words}</Typography>
        <LinearProgress aria-label={text("list.filePreparing")} />
      </div>
    );
  }
  if (fileName === null) return null;
  return (
    <Banner tone="ok" role="status">
      {text("list.fileKept", { file: fileName, size })}
    </Banner>
  );
}
