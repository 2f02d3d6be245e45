import { Link } from "react-router";
import AddOutlined from "@mui/icons-material/AddOutlined";
import Button from "@mui/material/Button";
import DriveFileMoveOutlined from "@mui/icons-material/DriveFileMoveOutlined";
import EditOutlined from "@mui/icons-material/EditOutlined";
import MergeOutlined from "@mui/icons-material/MergeOutlined";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { TreePanelQuery } from "../../data/generated/graphql";
import { useText } from "../../i18n/use-text";
import { Meter } from "../../list/CompletenessMeter";
import { ExplainedButton } from "../../permission/ExplainedButton";
import { permittedOf } from "../../permission/reason-text";
import { StatusButton } from "../../show/StatusButton";
import { organisationVisibility } from "../organisation-visibility";
import { SiblingOrder } from "./SiblingOrder";

const Actions = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8 });

export type PanelOrganisation = NonNullable<TreePanelQuery["organisation"]>;

/** What can be done with the chosen organisation itself. */
export function OwnActions({ organisation, onChanged }: { organisation: PanelOrganisation; onChanged: () => void }) {
  const { id, allowedActions, completeness } = organisation;
  const text = useText();
  return (
    <>
      <div style={{ margin: "12px 0 16px" }}>
        <Typography component="p" sx={{ fontSize: 15 }} color="text.secondary">
          {text("tree.completeness")}
        </Typography>
        <Meter percent={completeness.percent} width={160} />
      </div>
      <Actions>
        <Button component={Link} to={`/organisations/${id}/show`} variant="outlined">
          {text("tree.show")}
        </Button>
        <ExplainedButton
          permitted={permittedOf(allowedActions, "EDIT_PROFILE")}
          to={`/organisations/${id}`}
          variant="outlined"
          startIcon={<EditOutlined aria-hidden />}
        >
          {text("tree.edit")}
        </ExplainedButton>
        <ExplainedButton
          permitted={permittedOf(allowedActions, "MANAGE_ORGANISATION")}
          to={`/organisations/${id}/move`}
          variant="outlined"
          startIcon={<DriveFileMoveOutlined aria-hidden />}
        >
          {text("move.button")}
        </ExplainedButton>
        <ExplainedButton
          permitted={permittedOf(allowedActions, "MANAGE_ORGANISATION")}
          to={`/organisations/${id}/merge`}
          variant="outlined"
          startIcon={<MergeOutlined aria-hidden />}
        >
          {text("merge.button")}
        </ExplainedButton>
        <StatusButton
          definition={organisationVisibility}
          record={organisation}
          subtreeSize={organisation.descendantCount}
          onChanged={onChanged}
        />
      </Actions>
      {permittedOf(allowedActions, "MANAGE_ORGANISATION")?.allowed && organisation.siblingCount > 1 && (
        <div style={{ marginTop: 16 }}>
          <SiblingOrder organisation={organisation} onPlaced={onChanged} />
        </div>
      )}
    </>
  );
}

/** What can be added to it. */
export function AddActions({ organisation: { id, level, allowedActions } }: { organisation: PanelOrganisation }) {
  const text = useText();
  return (
    <Actions style={{ marginTop: 8 }}>
      <ExplainedButton
        permitted={permittedOf(allowedActions, "ADD_ORGANISATION")}
        to={`/organisations/add?below=${id}`}
        variant="outlined"
        startIcon={<AddOutlined aria-hidden />}
      >
        {text("add.organisationBelow")}
      </ExplainedButton>
      {level !== "COUNTRY" && (
        <ExplainedButton
          permitted={permittedOf(allowedActions, "MANAGE_SERVICE_POINT")}
          to={`/servicePoints/add?below=${id}`}
          variant="outlined"
          startIcon={<AddOutlined aria-hidden />}
        >
          {text("add.servicePoint")}
        </ExplainedButton>
      )}
    </Actions>
  );
}
