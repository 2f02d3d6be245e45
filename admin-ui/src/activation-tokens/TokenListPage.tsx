import { useMemo } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import ListAltOutlined from "@mui/icons-material/ListAltOutlined";
import { useText } from "../i18n/use-text";
import { ResourceList } from "../list/ResourceList";
import { useUrlFilter } from "../list/use-url-filter";
import { ForAction } from "../permission/ForAction";
import { useGivenRoles } from "./given-roles";
import { tokenList } from "./token-list";

export function TokenListPage() {
  const text = useText();
  const [{ role }] = useUrlFilter();
  const roles = useGivenRoles();
  const definition = useMemo(
    () =>
      tokenList(
        roles,
        roles.find((one) => one === role),
      ),
    [roles, role],
  );
  return (
    <ForAction action="MANAGE_ACTIVATION_TOKENS">
      <ResourceList
        definition={definition}
        intro={<Typography>{text("activationToken.intro")}</Typography>}
        actions={
          <Button
            component={Link}
            to="/activationTokenPlaces/batches"
            variant="outlined"
            startIcon={<ListAltOutlined aria-hidden />}
          >
            {text("activationToken.batchesLink")}
          </Button>
        }
      />
    </ForAction>
  );
}
