import { useId, useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { useFileDownload } from "../data/use-file-download";
import { formatCount } from "../format/number";
import { type Text, useText } from "../i18n/use-text";
import { DownloadProgress } from "./DownloadProgress";
import { type AskedRows, EXPORT_FORMATS, type ExportFormat, type ListExport } from "./list-export";

interface ExportDialogProps {
  source: ListExport;
  asked: AskedRows;
  total: number | null | undefined;
  onClose: () => void;
}

/** Says how many rows a file will have, in which format, and how far it has come; closing it stops the file. */
export function ExportDialog({ source, asked, total, onClose }: ExportDialogProps) {
  const text = useText();
  const id = useId();
  const [format, setFormat] = useState<ExportFormat>("csv");
  // What was asked for stays what it was, whatever becomes of the list behind.
  const [{ parameters, title, rows }] = useState(() => ({
    parameters: source.parameters(asked),
    title: titleOf(asked, total, text),
    rows: total ?? undefined,
  }));
  const download = useFileDownload();
  const { isRunning, fileName } = download;
  return (
    <Dialog open aria-labelledby={`${id}-title`} maxWidth="xs" fullWidth onClose={isRunning ? undefined : onClose}>
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {!isRunning && fileName === null && (
          <div>
            <FormLabel id={`${id}-format`}>{text("list.exportFormat")}</FormLabel>
            <RadioGroup
              aria-labelledby={`${id}-format`}
              value={format}
              onChange={(_event, chosen) => setFormat(chosen as ExportFormat)}
            >
              {EXPORT_FORMATS.map((each) => (
                <FormControlLabel
                  key={each}
                  value={each}
                  control={<Radio />}
                  label={
                    <>
                      {text(`list.exportFormats.${each}`)}
                      <Typography variant="body2" color="textSecondary" component="span" sx={{ display: "block" }}>
                        {text(`list.exportHints.${each === "csv" && source.isRecorded ? "csvAlone" : each}`)}
                      </Typography>
                    </>
                  }
                  sx={{ alignItems: "flex-start", paddingBlock: "4px" }}
                />
              ))}
            </RadioGroup>
          </div>
        )}
        {source.isRecorded && <Typography>{text("list.exportRecorded")}</Typography>}
        <DownloadProgress download={download} total={rows} />
      </DialogContent>
      <DialogActions>
        {isRunning ? (
          <Button variant="outlined" onClick={download.cancel}>
            {text("list.exportStop")}
          </Button>
        ) : (
          <Button onClick={onClose}>{text("list.close")}</Button>
        )}
        {!isRunning && fileName === null && (
          <Button
            variant="contained"
            autoFocus
            onClick={() => void download.start(`${source.path}.${format}`, parameters)}
          >
            {text("list.exportStart")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** "ส่งออก 47 แถวตามตัวกรอง" */
function titleOf({ filter }: AskedRows, total: number | null | undefined, text: Text): string {
  const isFiltered = Object.keys(filter).length > 0;
  if (typeof total !== "number") return text(isFiltered ? "list.exportUncounted" : "list.exportUncountedAll");
  return text(isFiltered ? "list.exportFiltered" : "list.exportAll", { count: formatCount(total) });
}
