import { useId } from "react";
import Button from "@mui/material/Button";
import DownloadOutlined from "@mui/icons-material/DownloadOutlined";
import { useFileDownload } from "../data/use-file-download";
import { useLocale } from "../i18n/use-text";
import { DownloadProgress } from "../list/DownloadProgress";

interface ReportFilesProps {
  label: string;
  /** Under `/export`, without the ending. */
  path: string;
  parameters: Record<string, string>;
}

/** A whole report as a file, in the language of the page. */
export function ReportFiles({ label, path, parameters }: ReportFilesProps) {
  const labelId = useId();
  const [locale] = useLocale();
  const download = useFileDownload();
  const language = locale === "th" ? "th" : "en";
  return (
    <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 8 }}>
      <span id={labelId}>{label}</span>
      {(["csv", "xlsx"] as const).map((format) => (
        <Button
          key={format}
          size="small"
          variant="outlined"
          startIcon={<DownloadOutlined aria-hidden />}
          aria-describedby={labelId}
          onClick={() => void download.start(`/export/${path}.${format}`, { ...parameters, language })}
        >
          {format === "csv" ? "CSV" : "Excel"}
        </Button>
      ))}
      <DownloadProgress download={download} />
    </div>
  );
}
