import { Link } from "react-router";
import type { ServicePointRecordFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { DoubtText } from "../pin-review/DoubtText";
import { pinReviewPath } from "../pin-review/doubts-text";
import { PinJudgementDocument } from "./service-point.graphql";

/** A judgement comes a second after the change; whoever waits longer than this sees it when the page is opened again. */
const mostLooks = 10;

/**
 * What speaks against the pin. Right after a change that is not known yet: it is asked for each second until it is. A page
 * gives it the record's version as its key, so that each change is waited for anew.
 */
export function PinDoubts({ of }: { of: Pick<ServicePointRecordFragment, "id" | "pinDoubts" | "isPinJudged"> }) {
  const text = useText();
  const { data } = useApiQuery(
    PinJudgementDocument,
    { id: of.id },
    {
      enabled: !of.isPinJudged,
      staleTime: 0,
      gcTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.servicePoint?.isPinJudged || state.dataUpdateCount >= mostLooks ? false : 1_000,
    },
  );
  const doubts = data?.servicePoint?.pinDoubts ?? of.pinDoubts;
  if (doubts.length === 0) return null;
  return (
    <div>
      <Link to={pinReviewPath(of.id)}>{text("pinReview.doubtful")}</Link>: <DoubtText doubts={doubts} />
    </div>
  );
}
