import { useState } from "react";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import type { PinningReportFragment } from "../data/generated/graphql";
import { formatLongDate } from "../format/date";
import { formatCount } from "../format/number";
import { startOfDay } from "../format/parse-date";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { TargetDialog } from "./TargetDialog";

const RECENT_WEEKS = 4;

/** By when everything shall be pinned, and whether the pace will do. */
export function TargetBanner({ report }: { report: PinningReportFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { target, organisation, figures } = report;
  const recentPace = Math.floor(figures.recentlyPinnedCount / RECENT_WEEKS);
  const isLate = target?.neededPerWeek === null || (target?.neededPerWeek ?? 0) > recentPace;
  return (
    <Banner tone={target && figures.notPinnedCount > 0 && isLate ? "warn" : "info"}>
      {target ? (
        <>
          <div>
            <strong>
              {text("pinningProgress.target.is", { date: formatLongDate(startOfDay(target.date), locale) })}
            </strong>{" "}
            {target.organisation &&
              target.organisation.id !== organisation.id &&
              text("pinningProgress.target.from", { organisation: localName(target.organisation, locale) })}
          </div>
          <div>
            <PaceText report={report} />
          </div>
          {figures.notPinnedCount > 0 && (
            <div>{text("pinningProgress.target.recent", { pace: formatCount(recentPace) })}</div>
          )}
        </>
      ) : (
        <div>{text("pinningProgress.target.none")}</div>
      )}
      <div style={{ marginTop: 8 }}>
        <ExplainedButton
          permitted={permittedOf(report.allowedActions, "SET_PINNING_TARGET")}
          variant="outlined"
          onClick={() => setOpen(true)}
        >
          {text(
            target?.organisation?.id === organisation.id
              ? "pinningProgress.target.change"
              : "pinningProgress.target.set",
          )}
        </ExplainedButton>
      </div>
      {isOpen && <TargetDialog report={report} onClose={() => setOpen(false)} />}
    </Banner>
  );
}

function PaceText({ report: { target, figures } }: { report: PinningReportFragment }) {
  const text = useText();
  if (!target) return null;
  const { daysLeft, neededPerWeek } = target;
  if (figures.notPinnedCount === 0) return text("pinningProgress.target.done");
  if (neededPerWeek === null || neededPerWeek === undefined)
    return text("pinningProgress.target.over", { count: formatCount(figures.notPinnedCount) });
  return text("pinningProgress.target.left", { days: formatCount(daysLeft), pace: formatCount(neededPerWeek) });
}
