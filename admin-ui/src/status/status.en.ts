import type { statusTh } from "./status.th";

export const statusEn: typeof statusTh = {
  VISIBLE: "Shown",
  HIDDEN: "Hidden",
  PINNED: "Pinned",
  NOT_PINNED: "Not pinned",
  PIN_OUTSIDE_DISTRICT: "Pin differs from the address",
  PIN_ABROAD: "Abroad",
  COMPLETE: "Complete",
  LIVE: "Live",
  ENDED: "Removed",
  REVIEW_DUE: "Review due",
  INCOMPLETE: "%{count} missing",
};
