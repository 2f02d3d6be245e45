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
import { type BulkAct, type BulkResource, type BulkTarget, bulkKinds, MOST_MOVED } from "./bulk-change-kind";
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
  const refusalOf = (act: BulkAct): string | null => {
    if (holder && rolesAndActions[action][holder.role] === "no") {
      const allowedRoles = roles.filter((role) => rolesAndActions[action][role] !== "no");
      return reasonText({ reason: "ROLE", allowedRoles }, holder, text);
    }
    const isTooMany = act === "changeParent" && (filter !== null || count > MOST_MOVED);
    return isTooMany ? text("bulkChange.tooManyToMove", { most: MOST_MOVED }) : null;
  };
  const target: BulkTarget = filter
    ? { filter }
    : { records: rows.map(({ id, version }) => ({ recordId: id, version })) };
  return (
    <>
      {acts.map((act) => {
        const refusal = refusalOf(act);
        const name = text(`bulkChange.act.${act}`);
        return refusal ? (
          <RefusedButton key={act} reason={refusal}>
            {name}
          </RefusedButton>
        ) : (
          <Button
            key={act}
            variant="outlined"
            onClick={() => setOpen({ act, target, count })}
            sx={{ "&:hover": { backgroundColor: "#fff" } }}
          >
            {name}
          </Button>
        );
      })}
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
