import { ShowPage } from "../show/ShowPage";
import { servicePointShow } from "./service-point-show";

export function ServicePointShow() {
  return <ShowPage definition={servicePointShow} />;
}
