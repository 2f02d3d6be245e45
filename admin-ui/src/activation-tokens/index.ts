import { lazy } from "react";
import type { ResourceProps } from "ra-core";

const list = lazy(() => import("./TokenListPage").then((module) => ({ default: module.TokenListPage })));

export const activationTokenPlaces: ResourceProps = { name: "activationTokenPlaces", list };
