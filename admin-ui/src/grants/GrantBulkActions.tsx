import { useState } from "react";
import Button from "@mui/material/Button";
import type { GrantRowFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import type { BulkActionsProps } from "../list/list-definition";
import { RefusedButton } from "../permission/ExplainedButton";
import { permittedOf, reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";
import { BulkDialog } from "./BulkDialog";

const acts = ["confirm", "end"] as const;

/** Confirm or remove the selected grants; where none of them allows it, the buttons say why. */
export function GrantBulkActions({ rows, onDone }: BulkActionsProps<GrantRowFragment>) {
  const text = useText();
  const holder = useHolder();
  // The rows as they were when the button was pressed: the list behind the dialog changes under it.
  const [open, setOpen] = useState<{ kind: "confirm" | "end"; rows: GrantRowFragment[] } | null>(null);
  const refused = rows.map((row) => permittedOf(row.allowedActions, "MANAGE_GRANTS")).filter((it) => !it?.allowed);
  const isAllRefused = refused.length === rows.length;
  const why = reasonText(refused[0] ?? {}, holder, text);
  return (
    <>
      {acts.map((kind) =>
        isAllRefused ? (
          <RefusedButton key={kind} reason={text("grant.bulk.skippedAll", { count: rows.length, reason: why })}>
            {text(`grant.${kind}`)}
          </RefusedButton>
        ) : (
          <Button
            key={kind}
            variant="outlined"
            onClick={() => setOpen({ kind, rows })}
            sx={{ "&:hover": { backgroundColor: "#fff" } }}
          >
            {text(`grant.${kind}`)}
          </Button>
        ),
      )}
      {open && (
        <BulkDialog
          kind={open.kind}
          rows={open.rows}
          onClose={(wasRun) => {
            setOpen(null);
            if (wasRun) onDone();
          }}
        />
      )}
    </>
  );
}
