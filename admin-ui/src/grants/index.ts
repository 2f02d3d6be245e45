import { lazy } from "react";
import type { ResourceProps } from "ra-core";

const list = lazy(() => import("./GrantList").then((module) => ({ default: module.GrantList })));
const show = lazy(() => import("./GrantShow").then((module) => ({ default: module.GrantShow })));
const edit = lazy(() => import("./GrantEdit").then((module) => ({ default: module.GrantEdit })));

export const grants: ResourceProps = { name: "grants", list, show, edit };
