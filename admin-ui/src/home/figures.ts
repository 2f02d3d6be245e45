import type { OrganisationSummaryQuery, ServicePointSummaryQuery } from "../data/generated/graphql";

/** Figures of all organisations in scope. */
export type OrganisationFigures = OrganisationSummaryQuery["organisationSummary"];

/** Figures of all service points in scope. */
export type PointFigures = ServicePointSummaryQuery["servicePointSummary"];
