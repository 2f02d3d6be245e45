import { picture } from "../../kit/file/content-kinds";
import type { FileKinds } from "../../kit/file/file.types";
import { photoKind } from "../../kit/photo/photo-list";
import { getServicePoint } from "./service-point.reader";

/** Files that are uploaded for service points. */
export const servicePointFiles: FileKinds = {
  [photoKind]: {
    action: "EDIT_PROFILE",
    content: picture,
    placeOf: async (operation, id) => {
      const { organisationId, pathC } = await getServicePoint(operation, id, new Set(["organisation"]));
      return { organisationId, pathC };
    },
  },
};
