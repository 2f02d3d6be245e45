import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import AddOutlined from "@mui/icons-material/AddOutlined";
import { useText } from "../i18n/use-text";
import { ResourceList } from "../list/ResourceList";
import { ForAction } from "../permission/ForAction";
import { apiKeyList } from "./api-key-list";
import { HowTo } from "./HowTo";

export function ApiKeyListPage() {
  const text = useText();
  return (
    <ForAction action="MANAGE_API_KEYS">
      <ResourceList
        definition={apiKeyList}
        intro={
          <>
            <Typography>{text("apiKey.intro")}</Typography>
            <HowTo />
          </>
        }
        actions={
          <Button component={Link} to="/apiKeys/create" variant="contained" startIcon={<AddOutlined aria-hidden />}>
            {text("apiKey.create")}
          </Button>
        }
      />
    </ForAction>
  );
}
