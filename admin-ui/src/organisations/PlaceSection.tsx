import { Link } from "react-router";
import AccountTreeOutlined from "@mui/icons-material/AccountTreeOutlined";
import Button from "@mui/material/Button";
import DriveFileMoveOutlined from "@mui/icons-material/DriveFileMoveOutlined";
import { styled } from "@mui/material/styles";
import { useActiveGrant } from "../auth/session";
import type { OrganisationRecordFragment } from "../data/generated/graphql";
import { Section } from "../form/Section";
import { useText } from "../i18n/use-text";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { SummaryRows } from "../show/SummaryList";
import { AncestorLinks, LevelText, LocalName } from "./organisation-fields";

const Buttons = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8 });

/** หน่วยงานที่สังกัด: where in the tree the organisation is, and what kind it is. To move it is a step of its own. */
export function PlaceSection({ record }: { record: OrganisationRecordFragment }) {
  const text = useText();
  const grant = useActiveGrant();
  return (
    <Section id="place" title="organisation.sections.place">
      <SummaryRows
        rows={[
          {
            label: "resources.organisations.fields.parent",
            value: <AncestorLinks ancestors={record.ancestors} firstInScope={grant?.organisationId} />,
          },
          { label: "common.level", value: <LevelText level={record.level} /> },
          { label: "common.type", value: record.type && <LocalName named={record.type} /> },
          { label: "common.subType", value: record.subType && <LocalName named={record.subType} /> },
          { label: "common.category", value: record.category && <LocalName named={record.category} /> },
        ]}
      />
      <Buttons>
        <Button
          component={Link}
          to={`/organisations/tree?node=${record.id}`}
          variant="outlined"
          startIcon={<AccountTreeOutlined aria-hidden />}
        >
          {text("show.inTree")}
        </Button>
        <ExplainedButton
          permitted={permittedOf(record.allowedActions, "MANAGE_ORGANISATION")}
          to={`/organisations/${record.id}/move`}
          variant="outlined"
          startIcon={<DriveFileMoveOutlined aria-hidden />}
        >
          {text("move.button")}
        </ExplainedButton>
      </Buttons>
    </Section>
  );
}
