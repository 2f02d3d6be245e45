import { lazy } from "react";
import type { ResourceProps } from "ra-core";

const list = lazy(() => import("./ServicePointList").then((module) => ({ default: module.ServicePointList })));
const show = lazy(() => import("./ServicePointShow").then((module) => ({ default: module.ServicePointShow })));
const edit = lazy(() => import("./ServicePointEdit").then((module) => ({ default: module.ServicePointEdit })));

export const servicePoints: ResourceProps = { name: "servicePoints", list, show, edit };
