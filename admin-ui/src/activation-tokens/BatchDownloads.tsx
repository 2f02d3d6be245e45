import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import DownloadOutlined from "@mui/icons-material/DownloadOutlined";
import MailOutlineOutlined from "@mui/icons-material/MailOutlineOutlined";
import type { TokenBatchPartsFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { DownloadDialog, type TokenFormat } from "./DownloadDialog";

/** The tokens that a batch made, to be handed over: as letters, or as a table. */
export function BatchDownloads({ batch }: { batch: TokenBatchPartsFragment }) {
  const text = useText();
  const [format, setFormat] = useState<TokenFormat | null>(null);
  return (
    <Card>
      <Typography variant="h2">{text("activationToken.batch.downloadTitle")}</Typography>
      {batch.issued === 0 ? (
        <Typography>{text("activationToken.batch.nothing")}</Typography>
      ) : (
        <>
          <Typography sx={{ mb: 2 }}>{text("activationToken.batch.downloadHint")}</Typography>
          <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
            <Button
              variant="contained"
              startIcon={<MailOutlineOutlined aria-hidden />}
              onClick={() => setFormat("pdf")}
            >
              {text("activationToken.bulk.pdf")}
            </Button>
            <Button variant="outlined" startIcon={<DownloadOutlined aria-hidden />} onClick={() => setFormat("csv")}>
              CSV
            </Button>
            <Button variant="outlined" startIcon={<DownloadOutlined aria-hidden />} onClick={() => setFormat("xlsx")}>
              Excel
            </Button>
          </div>
        </>
      )}
      {format && <DownloadDialog format={format} source={{ batch: batch.id }} onClose={() => setFormat(null)} />}
    </Card>
  );
}
