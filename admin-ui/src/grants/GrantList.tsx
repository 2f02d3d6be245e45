import { Link } from "react-router";
import Button from "@mui/material/Button";
import EventRepeatOutlined from "@mui/icons-material/EventRepeatOutlined";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { ResourceList } from "../list/ResourceList";
import { ForAction } from "../permission/ForAction";
import { grantList } from "./grant-list";
import { GrantSummaryDocument } from "./grant.graphql";

export function GrantList() {
  return (
    <ForAction action="MANAGE_GRANTS">
      <ResourceList definition={grantList} actions={<ReviewLink />} />
    </ForAction>
  );
}

function ReviewLink() {
  const text = useText();
  const count = useApiQuery(GrantSummaryDocument, {}).data?.grantSummary.notConfirmedForAYearCount ?? 0;
  return (
    <Button component={Link} to="/grants/review" variant="outlined" startIcon={<EventRepeatOutlined aria-hidden />}>
      {count > 0 ? text("grant.reviewPage.openCount", { count: formatCount(count) }) : text("grant.reviewPage.open")}
    </Button>
  );
}
