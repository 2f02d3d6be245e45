import type { ComponentType } from "react";
import type { SvgIconProps } from "@mui/material/SvgIcon";
import BlockOutlined from "@mui/icons-material/BlockOutlined";
import DoNotDisturbOnOutlined from "@mui/icons-material/DoNotDisturbOnOutlined";
import DoorFrontOutlined from "@mui/icons-material/DoorFrontOutlined";
import ErrorOutlineOutlined from "@mui/icons-material/ErrorOutlineOutlined";
import EventRepeatOutlined from "@mui/icons-material/EventRepeatOutlined";
import HourglassEmptyOutlined from "@mui/icons-material/HourglassEmptyOutlined";
import HowToRegOutlined from "@mui/icons-material/HowToRegOutlined";
import KeyOffOutlined from "@mui/icons-material/KeyOffOutlined";
import KeyOutlined from "@mui/icons-material/KeyOutlined";
import LocationOffOutlined from "@mui/icons-material/LocationOffOutlined";
import PlaceOutlined from "@mui/icons-material/PlaceOutlined";
import PublicOutlined from "@mui/icons-material/PublicOutlined";
import RadioButtonUncheckedOutlined from "@mui/icons-material/RadioButtonUncheckedOutlined";
import ScheduleOutlined from "@mui/icons-material/ScheduleOutlined";
import TaskAltOutlined from "@mui/icons-material/TaskAltOutlined";
import TimerOffOutlined from "@mui/icons-material/TimerOffOutlined";
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
  HIDDEN_ABOVE: { icon: VisibilityOffOutlined, tone: "neutral" },
  HIDDEN: { icon: VisibilityOffOutlined, tone: "neutral" },
  PINNED: { icon: PlaceOutlined, tone: "plain" },
  NOT_PINNED: { icon: LocationOffOutlined, tone: "warn" },
  PIN_OUTSIDE_DISTRICT: { icon: WrongLocationOutlined, tone: "warn" },
  PIN_ABROAD: { icon: PublicOutlined, tone: "plain" },
  OPEN: { icon: DoorFrontOutlined, tone: "plain" },
  SHUT: { icon: DoNotDisturbOnOutlined, tone: "neutral" },
  COMPLETE: { icon: TaskAltOutlined, tone: "plain" },
  LIVE: { icon: HowToRegOutlined, tone: "plain" },
  ENDED: { icon: BlockOutlined, tone: "neutral" },
  REVIEW_DUE: { icon: EventRepeatOutlined, tone: "warn" },
  TOKEN_READY: { icon: KeyOutlined, tone: "ok" },
  TOKEN_NONE: { icon: KeyOffOutlined, tone: "plain" },
  EXPIRED: { icon: TimerOffOutlined, tone: "warn" },
  REVOKED: { icon: BlockOutlined, tone: "neutral" },
  JOB_WAITING: { icon: HourglassEmptyOutlined, tone: "info" },
  JOB_RUNNING: { icon: HourglassEmptyOutlined, tone: "info" },
  JOB_DONE: { icon: TaskAltOutlined, tone: "ok" },
  JOB_CANCELLED: { icon: BlockOutlined, tone: "neutral" },
  JOB_FAILED: { icon: ErrorOutlineOutlined, tone: "error" },
  IMPORT_CHECKED: { icon: ScheduleOutlined, tone: "warn" },
  MAIL_WAITING: { icon: ScheduleOutlined, tone: "info" },
  MAIL_SENDING: { icon: ScheduleOutlined, tone: "info" },
  MAIL_SENT: { icon: TaskAltOutlined, tone: "plain" },
  MAIL_FAILED: { icon: ErrorOutlineOutlined, tone: "error" },
  REFUSED: { icon: BlockOutlined, tone: "warn" },
  REGISTRATION_WAITING: { icon: HourglassEmptyOutlined, tone: "info" },
  REGISTRATION_DUE: { icon: HourglassEmptyOutlined, tone: "warn" },
  REGISTRATION_OVERDUE: { icon: ErrorOutlineOutlined, tone: "error" },
  REGISTRATION_UNDATED: { icon: HourglassEmptyOutlined, tone: "info" },
  REGISTRATION_APPROVED: { icon: TaskAltOutlined, tone: "ok" },
  REGISTRATION_JOINED: { icon: TaskAltOutlined, tone: "info" },
  REGISTRATION_RELEASED: { icon: KeyOutlined, tone: "ok" },
  REGISTRATION_REFUSED: { icon: BlockOutlined, tone: "neutral" },
  INCOMPLETE: { icon: RadioButtonUncheckedOutlined, tone: "neutral" },
};
