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
import type { FilterValues } from "../list/filter-definition";
import { DownloadProgress } from "../list/DownloadProgress";
import { useGivenRoles } from "./given-roles";
import { RoleChecks } from "./RoleChecks";
import type { SeatCount } from "./seat-counts";

export type TokenFormat = "csv" | "xlsx" | "pdf";

/** The tokens of chosen places, of all that a filter finds, or those that a batch made. */
export type TokenSource =
  | { organisationIds: string[]; counts: SeatCount[] }
  | { filter: FilterValues }
  | { batch: string };

interface DownloadDialogProps {
  format: TokenFormat;
  source: TokenSource;
  onClose: () => void;
}

/** Says what a file with tokens is and that taking it is recorded; then brings it, with its progress. */
export function DownloadDialog({ format, source, onClose }: DownloadDialogProps) {
  const text = useText();
  const choices = useChoices(source);
  const [chosen, setChosen] = useState<ReadonlySet<Role>>(new Set(choices.map(({ role }) => role)));
  const [isMissing, setMissing] = useState(false);
  const download = useFileDownload();
  const isBegun = download.isRunning || download.fileName !== null;
  function start() {
    if (download.isRunning) return;
    if (choices.length > 0 && chosen.size === 0) return setMissing(true);
    void download.start(`/export/accounts/activation-tokens.${format}`, parametersOf(source, [...chosen]));
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

/** The roles to choose from; none of a batch, whose roles are chosen already. */
function useChoices(source: TokenSource): { role: Role; count?: number }[] {
  const given = useGivenRoles();
  if ("batch" in source) return [];
  if ("filter" in source) return given.map((role) => ({ role }));
  return source.counts.filter(({ ready }) => ready > 0).map(({ role, ready }) => ({ role, count: ready }));
}

function parametersOf(source: TokenSource, roles: Role[]): object {
  if ("batch" in source) return source;
  return "filter" in source ? { filter: source.filter, roles } : { organisationIds: source.organisationIds, roles };
}
