import { Link } from "react-router";
import { queryApi } from "../data/api-client";
import type { BulkChangeOutcome, BulkChangePartsFragment } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { JobRows } from "../jobs/JobRows";
import { ReportFiles } from "../jobs/ReportFiles";
import { type BulkResource, bulkKinds } from "./bulk-change-kind";

interface BulkChangeResultProps {
  resource: BulkResource;
  change: BulkChangePartsFragment;
}

/** What became of each record, those first that were left as they are; and all of it as a file. */
export function BulkChangeResult(props: BulkChangeResultProps) {
  return (
    <>
      <Report {...props} />
      {(["REFUSED", "CHANGED", "UNCHANGED"] as const).map((outcome) => (
        <OutcomeRows key={outcome} {...props} outcome={outcome} />
      ))}
    </>
  );
}

function Report({ resource, change: { id } }: BulkChangeResultProps) {
  const text = useText();
  const path = `${bulkKinds[resource].files}/bulk-change-report`;
  return <ReportFiles label={text("bulkChange.report")} path={path} parameters={{ change: id }} />;
}

const figures = { CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" } as const;

/** Records of one outcome, a page at a time. */
function OutcomeRows({ resource, change, outcome }: BulkChangeResultProps & { outcome: BulkChangeOutcome }) {
  const text = useText();
  const [locale] = useLocale();
  const { id } = change;
  return (
    <JobRows
      title={text(`bulkChange.${figures[outcome]}`)}
      count={change[figures[outcome]]}
      queryKey={["bulkChangeRows", resource, id, outcome]}
      read={(after, signal) => queryApi(bulkKinds[resource].rows, { id, outcome, after }, signal)}
      positionOf={({ position }) => position}
    >
      {({ recordId, nameTh, nameEn, reasonTh, reasonEn }) => (
        <>
          {nameTh ? (
            <Link to={`/${resource}/${recordId}/show`}>{localName({ nameTh, nameEn }, locale)}</Link>
          ) : (
            text("bulkChange.outside")
          )}
          {reasonTh && (
            <span className="note" style={{ display: "block" }}>
              {locale === "th" ? reasonTh : reasonEn}
            </span>
          )}
        </>
      )}
    </JobRows>
  );
}
