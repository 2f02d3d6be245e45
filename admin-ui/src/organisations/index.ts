import { lazy } from "react";
import type { ResourceProps } from "ra-core";

const list = lazy(() => import("./OrganisationList").then((module) => ({ default: module.OrganisationList })));
const show = lazy(() => import("./OrganisationShow").then((module) => ({ default: module.OrganisationShow })));
const edit = lazy(() => import("./OrganisationEdit").then((module) => ({ default: module.OrganisationEdit })));

export const organisations: ResourceProps = { name: "organisations", list, show, edit };
