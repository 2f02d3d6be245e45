import { formatCount } from "../format/number";
import type { MessageKey } from "../i18n/messages";
import type { TextValues } from "../i18n/use-text";
import { listPath } from "../list/list-path";
import type { OrganisationFigures, PointFigures } from "./figures";

/** One queue: how many wait, and the list of exactly these. */
export interface WaitingRow {
  count: number;
  what: MessageKey;
  /** The line under it. */
  detail: MessageKey;
  values: TextValues;
  path: string;
}

function pointRows({
  totalCount,
  pinnedCount,
  notPinnedCount,
  withoutCoordinatesCount,
  incompleteCount,
  doubtfulPinCount,
}: PointFigures): WaitingRow[] {
  const ofAll = (done: number) => ({
    done: formatCount(done),
    total: formatCount(totalCount),
    smart_count: totalCount,
  });
  return [
    {
      count: notPinnedCount,
      what: "home.waiting.notPinned",
      detail: "home.waiting.notPinnedDetail",
      values: ofAll(pinnedCount),
      path: listPath("servicePoints", { isPinned: false }),
    },
    {
      count: withoutCoordinatesCount,
      what: "home.waiting.withoutCoordinates",
      detail: "home.waiting.withoutCoordinatesDetail",
      values: {},
      path: listPath("servicePoints", { hasCoordinates: false }),
    },
    {
      count: doubtfulPinCount,
      what: "home.waiting.doubtfulPins",
      detail: "home.waiting.doubtfulPinsDetail",
      values: {},
      path: "/pinReview",
    },
    {
      count: incompleteCount,
      what: "home.waiting.pointsIncomplete",
      detail: "home.waiting.pointsIncompleteDetail",
      values: ofAll(totalCount - incompleteCount),
      path: listPath("servicePoints", { isIncomplete: true }),
    },
  ];
}

function organisationRow({ totalCount, incompleteCount }: OrganisationFigures): WaitingRow {
  return {
    count: incompleteCount,
    what: "home.waiting.organisationsIncomplete",
    detail: "home.waiting.organisationsIncompleteDetail",
    values: {
      done: formatCount(totalCount - incompleteCount),
      total: formatCount(totalCount),
      smart_count: totalCount,
    },
    path: listPath("organisations", { isIncomplete: true }),
  };
}

/** Somebody outside waits for an answer that was promised: that goes first. */
const registrationRow = (count: number): WaitingRow => ({
  count,
  what: "home.waiting.registrations",
  detail: "home.waiting.registrationsDetail",
  values: {},
  path: listPath("registrations"),
});

/** What waits in this scope, most urgent for the citizen first; a queue at zero, or one not counted yet, is left out. */
export function waitingRows(
  points: PointFigures | undefined,
  organisations: OrganisationFigures | undefined,
  registrations = 0,
): WaitingRow[] {
  const rows = [
    registrationRow(registrations),
    ...(points ? pointRows(points) : []),
    ...(organisations ? [organisationRow(organisations)] : []),
  ];
  return rows.filter(({ count }) => count > 0);
}
