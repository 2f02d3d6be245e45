import { useState } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { mutateApi } from "../data/api-client";
import type { FileImportPartsFragment } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { lastListPath } from "../list/list-path";
import { importKinds, type ImportedResource } from "./import-kind";
import { isOpen, writesAnything } from "./import-state";

interface ImportActionsProps {
  resource: ImportedResource;
  fileImport: FileImportPartsFragment;
}

/** Do what was compared, or stop it: each says first what will happen. Afterwards, back to the list as it was left. */
export function ImportActions({ resource, fileImport }: ImportActionsProps) {
  const text = useText();
  const [open, setOpen] = useState<"apply" | "cancel" | null>(null);
  return (
    <>
      {isOpen(fileImport) && (
        <Button variant="outlined" onClick={() => setOpen("cancel")}>
          {text("import.cancel")}
        </Button>
      )}
      {fileImport.state === "CHECKED" && writesAnything(fileImport) && (
        <Button variant="contained" onClick={() => setOpen("apply")}>
          {text("import.apply")}
        </Button>
      )}
      {!isOpen(fileImport) && (
        <Button component={Link} to={lastListPath(resource)} variant="outlined">
          {text("import.toList", { resource: text(`import.${resource}`) })}
        </Button>
      )}
      {open && <ActDialog act={open} resource={resource} fileImport={fileImport} onClose={() => setOpen(null)} />}
    </>
  );
}

function ActDialog({
  act,
  resource,
  fileImport,
  onClose,
}: ImportActionsProps & { act: "apply" | "cancel"; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const { send, isSending, problem } = useCommand();
  const { id, added, changed, bad } = fileImport;
  const skipsBadRows = bad > 0;
  const run = (idempotencyKey: string) =>
    act === "apply"
      ? mutateApi(importKinds[resource].apply, { id, skipsBadRows, idempotencyKey })
      : mutateApi(importKinds[resource].cancel, { id, idempotencyKey });
  const confirm = () =>
    void send({
      content: [act, id, skipsBadRows, fileImport.checkedAt],
      run,
      onDone: () => {
        onClose();
        void client.invalidateQueries({ queryKey: ["fileImport", resource, id] });
      },
    });
  const figures = { added: formatCount(added), changed: formatCount(changed), bad: formatCount(bad) };
  return (
    <ConfirmDialog
      title={text(act === "apply" ? "import.applyTitle" : "import.cancel")}
      verb={text(act === "apply" ? "import.apply" : "import.cancel")}
      problem={problem}
      isSending={isSending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Typography>{act === "apply" ? text("import.applyEffect", figures) : text("import.cancelEffect")}</Typography>
      {act === "apply" && skipsBadRows && <Typography>{text("import.applySkips", figures)}</Typography>}
    </ConfirmDialog>
  );
}
