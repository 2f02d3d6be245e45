import type { jobTh } from "./job.th";

export const jobEn: typeof jobTh = {
  moreRows: "Show more",
  rowsGone: "Details are kept for 30 days",
};
