import { Link } from "react-router";
import Button from "@mui/material/Button";
import MapOutlined from "@mui/icons-material/MapOutlined";
import { AddButton } from "../add/AddButton";
import { servicePointKind } from "../add/add-kind";
import { useText } from "../i18n/use-text";
import { ImportLink } from "../imports/ImportLink";
import { listPath } from "../list/list-path";
import { ResourceList } from "../list/ResourceList";
import { servicePointList } from "./service-point-list";

export function ServicePointList() {
  const text = useText();
  return (
    <ResourceList
      definition={servicePointList}
      actions={<AddButton kind={servicePointKind} />}
      tools={(values) => (
        <>
          <Button
            component={Link}
            to={listPath("servicePoints/map", values)}
            variant="outlined"
            size="small"
            startIcon={<MapOutlined aria-hidden />}
          >
            {text("servicePoint.onMap")}
          </Button>
          <ImportLink resource="servicePoints" />
        </>
      )}
    />
  );
}
