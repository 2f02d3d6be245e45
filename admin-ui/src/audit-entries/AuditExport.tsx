import { useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import DownloadOutlined from "@mui/icons-material/DownloadOutlined";
import { useFileDownload } from "../data/use-file-download";
import { useText } from "../i18n/use-text";
import { DownloadProgress } from "../list/DownloadProgress";
import type { FilterValues } from "../list/filter-definition";

const formats = { csv: "CSV", xlsx: "Excel" } as const;

/** The trail as a file, with the filter of the page. */
export function AuditExport({ filter }: { filter: FilterValues }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {text("auditEntry.export")}
      </Button>
      {isOpen && <ExportDialog filter={filter} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExportDialog({ filter, onClose }: { filter: FilterValues; onClose: () => void }) {
  const text = useText();
  const download = useFileDownload();
  return (
    <Dialog open onClose={onClose} aria-labelledby="audit-export-title" maxWidth="sm" fullWidth>
      <DialogTitle id="audit-export-title">{text("auditEntry.exportTitle")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography>{text("auditEntry.exportEffect")}</Typography>
        <DownloadProgress download={download} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text("frame.close")}</Button>
        {(["csv", "xlsx"] as const).map((format) => (
          <Button
            key={format}
            variant="contained"
            aria-disabled={download.isRunning}
            onClick={() =>
              !download.isRunning && void download.start(`/export/accounts/audit-entries.${format}`, filter)
            }
          >
            {formats[format]}
          </Button>
        ))}
      </DialogActions>
    </Dialog>
  );
}
