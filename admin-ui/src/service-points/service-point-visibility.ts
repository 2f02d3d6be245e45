import { mutateApi } from "../data/api-client";
import type { VisibilityDefinition } from "../show/show-definition";
import { ChangeServicePointStatusDocument } from "./service-point.graphql";

/** A service point is hidden, and shown again, by itself. */
export const servicePointVisibility: VisibilityDefinition = {
  resource: "servicePoints",
  manageAction: "MANAGE_SERVICE_POINT",
  changeStatus: async (change) => (await mutateApi(ChangeServicePointStatusDocument, change)).changeServicePointStatus,
};
