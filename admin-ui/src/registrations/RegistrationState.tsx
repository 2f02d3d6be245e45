import type { RegistrationRowFragment } from "../data/generated/graphql";
import { StatusChip } from "../status/StatusChip";

/** From here on somebody should hurry: ten of the fifteen days that are promised. */
const DUE_AFTER_DAYS = 10;

type Shown = Pick<RegistrationRowFragment, "state" | "ageWorkingDays" | "promisedWorkingDays">;

/** A request's state; one that waits says on which of the promised days it is. */
export function RegistrationState({ state, ageWorkingDays, promisedWorkingDays }: Shown) {
  if (state !== "WAITING") return <StatusChip state={`REGISTRATION_${state}`} />;
  if (ageWorkingDays === null || ageWorkingDays === undefined) return <StatusChip state="REGISTRATION_UNDATED" />;
  const values = { day: ageWorkingDays, promised: promisedWorkingDays };
  if (ageWorkingDays > promisedWorkingDays) return <StatusChip state="REGISTRATION_OVERDUE" values={values} />;
  return (
    <StatusChip state={ageWorkingDays > DUE_AFTER_DAYS ? "REGISTRATION_DUE" : "REGISTRATION_WAITING"} values={values} />
  );
}
