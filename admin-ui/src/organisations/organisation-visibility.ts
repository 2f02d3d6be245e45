import { mutateApi } from "../data/api-client";
import type { VisibilityDefinition } from "../show/show-definition";
import { ChangeOrganisationStatusDocument } from "./organisation.graphql";
import { VisibilityEffect } from "./VisibilityEffect";

/** An organisation is hidden, and shown again, with all below it. */
export const organisationVisibility: VisibilityDefinition = {
  resource: "organisations",
  manageAction: "MANAGE_ORGANISATION",
  changeStatus: async (change) => (await mutateApi(ChangeOrganisationStatusDocument, change)).changeOrganisationStatus,
  VisibilityEffect,
};
