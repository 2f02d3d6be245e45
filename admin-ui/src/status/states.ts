import type { ComponentType } from "react";
import type { SvgIconProps } from "@mui/material/SvgIcon";
import BlockOutlined from "@mui/icons-material/BlockOutlined";
import EventRepeatOutlined from "@mui/icons-material/EventRepeatOutlined";
import HowToRegOutlined from "@mui/icons-material/HowToRegOutlined";
import LocationOffOutlined from "@mui/icons-material/LocationOffOutlined";
import PlaceOutlined from "@mui/icons-material/PlaceOutlined";
import PublicOutlined from "@mui/icons-material/PublicOutlined";
import RadioButtonUncheckedOutlined from "@mui/icons-material/RadioButtonUncheckedOutlined";
import TaskAltOutlined from "@mui/icons-material/TaskAltOutlined";
import VisibilityOffOutlined from "@mui/icons-material/VisibilityOffOutlined";
import VisibilityOutlined from "@mui/icons-material/VisibilityOutlined";
import WrongLocationOutlined from "@mui/icons-material/WrongLocationOutlined";
import type { Tone } from "../layout/tokens";
import type { statusTh } from "./status.th";

/** Every state that the interface shows, under the name it has in the API (or a name of its own where it is derived). */
export type State = keyof typeof statusTh;

interface StateLook {
  icon: ComponentType<SvgIconProps>;
  /** `plain` for the normal case: only what needs somebody gets a tint. */
  tone: Tone;
}

export const states: Record<State, StateLook> = {
  VISIBLE: { icon: VisibilityOutlined, tone: "plain" },
  HIDDEN: { icon: VisibilityOffOutlined, tone: "neutral" },
  PINNED: { icon: PlaceOutlined, tone: "plain" },
  NOT_PINNED: { icon: LocationOffOutlined, tone: "warn" },
  PIN_OUTSIDE_DISTRICT: { icon: WrongLocationOutlined, tone: "warn" },
  PIN_ABROAD: { icon: PublicOutlined, tone: "plain" },
  COMPLETE: { icon: TaskAltOutlined, tone: "plain" },
  LIVE: { icon: HowToRegOutlined, tone: "plain" },
  ENDED: { icon: BlockOutlined, tone: "neutral" },
  REVIEW_DUE: { icon: EventRepeatOutlined, tone: "warn" },
  INCOMPLETE: { icon: RadioButtonUncheckedOutlined, tone: "neutral" },
};
