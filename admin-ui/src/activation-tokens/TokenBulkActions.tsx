import { useState } from "react";
import { useNavigate } from "react-router";
import Button from "@mui/material/Button";
import type { TokenPlaceFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import type { BulkActionsProps } from "../list/list-definition";
import { RefusedButton } from "../permission/ExplainedButton";
import { DownloadDialog, type TokenFormat } from "./DownloadDialog";
import { IssueDialog } from "./IssueDialog";
import { countSeats } from "./seat-counts";
import { useGivenRoles } from "./given-roles";

const formats: readonly TokenFormat[] = ["csv", "xlsx", "pdf"];
const formatNames = { csv: "CSV", xlsx: "Excel" } as const;

/** Make tokens for what is selected, or take the unused ones away as a file or as letters. */
export function TokenBulkActions(props: BulkActionsProps<TokenPlaceFragment>) {
  const { rows, filter, count, onDone } = props;
  const text = useText();
  const navigate = useNavigate();
  const counts = countSeats(rows, useGivenRoles());
  // What was selected when the button was pressed: the list behind the dialog may change under it.
  const [open, setOpen] = useState<{ act: "issue" | TokenFormat; props: typeof props; counts: typeof counts } | null>(
    null,
  );
  // Whether any of those that a filter finds is ready only the API knows.
  const isNoneReady = filter === null && !counts.some(({ ready }) => ready > 0);
  const nameOf = (format: TokenFormat) => (format === "pdf" ? text("activationToken.bulk.pdf") : formatNames[format]);
  return (
    <>
      <LightButton onClick={() => setOpen({ act: "issue", props, counts })}>
        {text("activationToken.bulk.issue")}
      </LightButton>
      {formats.map((format) =>
        isNoneReady ? (
          <RefusedButton key={format} reason={text("activationToken.bulk.noneReady")}>
            {nameOf(format)}
          </RefusedButton>
        ) : (
          <LightButton key={format} onClick={() => setOpen({ act: format, props, counts })}>
            {nameOf(format)}
          </LightButton>
        ),
      )}
      {open?.act === "issue" && (
        <IssueDialog
          target={
            filter ? { filter, count } : { organisationIds: rows.map(({ id }) => id), count, counts: open.counts }
          }
          onClose={() => setOpen(null)}
          onIssued={(batchId) => {
            onDone();
            void navigate(`/activationTokenPlaces/batches/${batchId}`);
          }}
        />
      )}
      {open && open.act !== "issue" && (
        <DownloadDialog
          format={open.act}
          source={
            open.props.filter
              ? { filter: open.props.filter }
              : { organisationIds: open.props.rows.map(({ id }) => id), counts: open.counts }
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function LightButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="outlined" onClick={onClick} sx={{ "&:hover": { backgroundColor: "#fff" } }}>
      {children}
    </Button>
  );
}
