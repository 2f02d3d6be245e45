import { useState } from "react";
import Button from "@mui/material/Button";
import FileDownloadOutlined from "@mui/icons-material/FileDownloadOutlined";
import { useText } from "../i18n/use-text";
import { ExportDialog } from "./ExportDialog";
import type { ListExport } from "./list-export";

interface ExportButtonProps {
  source: ListExport;
  /** What the list shows at the moment. */
  asked: Parameters<ListExport["parameters"]>[0];
  /** How many rows that is; undefined while they are counted, null where nobody counts them. */
  total: number | null | undefined;
}

/** [ส่งออก]: takes away as a file what the list shows. */
export function ExportButton({ source, asked, total }: ExportButtonProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        startIcon={<FileDownloadOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {text("list.export")}
      </Button>
      {isOpen && <ExportDialog source={source} asked={asked} total={total} onClose={() => setOpen(false)} />}
    </>
  );
}
