import { Link } from "react-router";
import { useApiQuery } from "../../data/use-api-query";
import type { ServicePointFilter } from "../../data/generated/graphql";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { listPath } from "../../list/list-path";
import { ServicePointSummaryDocument } from "../service-point.graphql";

/** Points without a confirmed pin, some of them without any place: the map alone would hide them. */
export function NotPinnedStrip({ filter }: { filter: ServicePointFilter }) {
  const text = useText();
  const summary = useApiQuery(ServicePointSummaryDocument, { filter }).data?.servicePointSummary;
  if (!summary || summary.notPinnedCount === 0) return null;
  const { notPinnedCount, withoutCoordinatesCount } = summary;
  return (
    <Banner tone="warn">
      {text("pointMap.notPinned", { count: formatCount(notPinnedCount) })}{" "}
      {withoutCoordinatesCount > 0 &&
        text("pointMap.withoutCoordinates", { count: formatCount(withoutCoordinatesCount) })}{" "}
      <Link to={listPath("servicePoints", { ...filter, isPinned: false })} style={{ whiteSpace: "nowrap" }}>
        {text("pointMap.seeList")}
      </Link>
    </Banner>
  );
}
