import { lazy } from "react";
import type { ResourceProps } from "ra-core";

const list = lazy(() => import("./ApiKeyListPage").then((module) => ({ default: module.ApiKeyListPage })));
const create = lazy(() => import("./ApiKeyCreatePage").then((module) => ({ default: module.ApiKeyCreatePage })));

export const apiKeys: ResourceProps = { name: "apiKeys", list, create };
