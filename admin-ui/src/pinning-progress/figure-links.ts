import type { PinningFigurePartsFragment } from "../data/generated/graphql";
import { listPath } from "../list/list-path";
import type { FilterValues } from "../list/filter-definition";

export type FigureName = keyof PinningFigurePartsFragment;

/** The figures in the order in which they are told. */
export const FIGURES = [
  "totalCount",
  "pinnedCount",
  "notPinnedCount",
  "pinnedWithPhotoCount",
  "completeCount",
  "recentlyPinnedCount",
] as const satisfies readonly FigureName[];

/** What a figure counts, as a filter of the list of service points: the descriptions of the API's fields name the same. */
export function figureFilter(figure: FigureName, recentSince: string): FilterValues {
  const filters: Record<FigureName, FilterValues> = {
    totalCount: {},
    pinnedCount: { isPinned: true },
    notPinnedCount: { isPinned: false },
    pinnedWithPhotoCount: { isPinned: true, hasPhoto: true },
    completeCount: { isIncomplete: false },
    recentlyPinnedCount: { pinnedSince: recentSince },
  };
  return { ...filters[figure], status: "VISIBLE" };
}

/** Leads to the list that counts the same. */
export const figurePath = (figure: FigureName, group: FilterValues, recentSince: string): string =>
  listPath("servicePoints", { ...group, ...figureFilter(figure, recentSince) });

/** The address of the report of an organisation. */
export const progressPath = (organisationId: string): string => `/pinningProgress?organisation=${organisationId}`;
