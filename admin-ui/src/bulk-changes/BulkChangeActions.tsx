import { useState } from "react";
import { useNavigate } from "react-router";
import Button from "@mui/material/Button";
import type { RaRecord } from "ra-core";
import { roles, rolesAndActions } from "../../../schema/roles-and-actions";
import { useText } from "../i18n/use-text";
import type { BulkActionsProps } from "../list/list-definition";
import { RefusedButton } from "../permission/ExplainedButton";
import { reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";
import { type BulkAct, type BulkResource, type BulkTarget, bulkKinds } from "./bulk-change-kind";
import { BulkChangeDialog } from "./BulkChangeDialog";

/** A row with the version that whoever selects it has seen. */
type ChangeableRow = RaRecord<string> & { version: number };

interface Opened {
  act: BulkAct;
  target: BulkTarget;
  count: number;
}

/** What can be done to all selected records at once; where the role may not, the buttons say who may. */
function BulkChangeActions({ resource, ...props }: BulkActionsProps<ChangeableRow> & { resource: BulkResource }) {
  const { rows, filter, count, onDone } = props;
  const text = useText();
  const holder = useHolder();
  const navigate = useNavigate();
  // What was selected when the button was pressed: the list behind the dialog may change under it.
  const [open, setOpen] = useState<Opened | null>(null);
  const { acts, action } = bulkKinds[resource];
  const isRefused = holder !== undefined && rolesAndActions[action][holder.role] === "no";
  const allowedRoles = roles.filter((role) => rolesAndActions[action][role] !== "no");
  return (
    <>
      {acts.map((act) =>
        isRefused ? (
          <RefusedButton key={act} reason={reasonText({ reason: "ROLE", allowedRoles }, holder, text)}>
            {text(`bulkChange.act.${act}`)}
          </RefusedButton>
        ) : (
          <Button
            key={act}
            variant="outlined"
            onClick={() =>
              setOpen({
                act,
                target: filter ? { filter } : { records: rows.map(({ id, version }) => ({ recordId: id, version })) },
                count,
              })
            }
            sx={{ "&:hover": { backgroundColor: "#fff" } }}
          >
            {text(`bulkChange.act.${act}`)}
          </Button>
        ),
      )}
      {open && (
        <BulkChangeDialog
          resource={resource}
          {...open}
          onClose={() => setOpen(null)}
          onStarted={(id) => {
            onDone();
            void navigate(`/bulkChanges/${resource}/${id}`);
          }}
        />
      )}
    </>
  );
}

export const OrganisationBulkActions = (props: BulkActionsProps<ChangeableRow>) => (
  <BulkChangeActions {...props} resource="organisations" />
);

export const ServicePointBulkActions = (props: BulkActionsProps<ChangeableRow>) => (
  <BulkChangeActions {...props} resource="servicePoints" />
);
