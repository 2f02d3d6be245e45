import { useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import type { Role } from "../auth/session";
import { useFileDownload } from "../data/use-file-download";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { DownloadProgress } from "../list/DownloadProgress";
import { RoleChecks } from "./RoleChecks";
import type { SeatCount } from "./seat-counts";

export type TokenFormat = "csv" | "xlsx" | "pdf";

/** The tokens of chosen places, or those that a batch made. */
export type TokenSource = { organisationIds: string[]; counts: SeatCount[] } | { batch: string };

interface DownloadDialogProps {
  format: TokenFormat;
  source: TokenSource;
  onClose: () => void;
}

/** Says what a file with tokens is and that taking it is recorded; then brings it, with its progress. */
export function DownloadDialog({ format, source, onClose }: DownloadDialogProps) {
  const text = useText();
  const choices =
    "counts" in source
      ? source.counts.filter(({ ready }) => ready > 0).map(({ role, ready }) => ({ role, count: ready }))
      : [];
  const [chosen, setChosen] = useState<ReadonlySet<Role>>(new Set(choices.map(({ role }) => role)));
  const [isMissing, setMissing] = useState(false);
  const download = useFileDownload();
  const isBegun = download.isRunning || download.fileName !== null;
  function start() {
    if (download.isRunning) return;
    if ("counts" in source && chosen.size === 0) return setMissing(true);
    const parameters = "batch" in source ? source : { organisationIds: source.organisationIds, roles: [...chosen] };
    void download.start(`/export/accounts/activation-tokens.${format}`, parameters);
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby="token-download-title" maxWidth="sm" fullWidth>
      <DialogTitle id="token-download-title">{text(`activationToken.bulk.downloadTitle.${format}`)}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography>
          {text(format === "pdf" ? "activationToken.bulk.letterEffect" : "activationToken.bulk.downloadEffect")}
        </Typography>
        <Banner tone="warn">{text("activationToken.bulk.recorded")}</Banner>
        {choices.length > 0 && !isBegun && (
          <RoleChecks
            legend={text("activationToken.bulk.downloadRoles")}
            choices={choices}
            chosen={chosen}
            isMissing={isMissing}
            onChange={(next) => {
              setMissing(false);
              setChosen(next);
            }}
          />
        )}
        <DownloadProgress download={download} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text(isBegun ? "frame.close" : "frame.cancel")}</Button>
        {download.fileName === null && (
          <Button variant="contained" aria-disabled={download.isRunning} onClick={start}>
            {text("activationToken.bulk.download")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
