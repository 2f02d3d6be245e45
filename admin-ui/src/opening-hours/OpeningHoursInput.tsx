import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { styled } from "@mui/material/styles";
import { useController, useFormContext } from "react-hook-form";
import type { HolidayRule } from "../data/generated/graphql";
import { fieldId } from "../form/form-definition";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { color } from "../layout/tokens";
import { DayHoursInput } from "./DayHoursInput";
import { ExceptionsInput } from "./ExceptionsInput";
import { Group, Wrapped } from "./fields";
import { copyMonday, type HoursValue, holidayRules, officeHours } from "./hours-value";
import { RangesInput } from "./RangesInput";

const friday = 4;
const sunday = 6;

const Days = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "96px 176px minmax(0, 1fr)",
  columnGap: 12,
  "& > .day": {
    display: "grid",
    gridTemplateColumns: "subgrid",
    gridColumn: "1 / -1",
    gap: 12,
    alignItems: "start",
    padding: "10px 0",
    borderTop: `1px solid ${color.line}`,
  },
  "& .name": { fontWeight: 600, lineHeight: "44px" },
  [theme.breakpoints.down("sm")]: {
    display: "block",
    "& > .day": { display: "flex", flexDirection: "column", gap: 8 },
    "& .name": { lineHeight: 1.6 },
  },
}));

/** The opening hours of a form: the week, public holidays, and days that differ. */
export function OpeningHoursInput() {
  const text = useText();
  const { field, fieldState } = useController({ name: "openingHours" });
  const { clearErrors } = useFormContext();
  const change = (value: HoursValue | null) => {
    // Ranges judge each other: what was wrong with one may be right once another has changed. The server says so again.
    clearErrors("openingHours");
    field.onChange(value);
  };
  const hours = (field.value || null) as HoursValue | null;
  const ownProblem = typeof fieldState.error?.message === "string" ? fieldState.error.message : undefined;
  return (
    <Group id={fieldId("openingHours")} tabIndex={-1}>
      <legend className="visually-hidden">{text("hours.section")}</legend>
      {hours ? (
        <Week hours={hours} onChange={change} />
      ) : (
        <>
          <div>{text("hours.none")}</div>
          <div>
            <Button
              variant="outlined"
              onClick={() => change(officeHours())}
              sx={{ whiteSpace: { xs: "normal", sm: "nowrap" } }}
            >
              {text("hours.useOffice")}
            </Button>
          </div>
        </>
      )}
      {ownProblem && <FormHelperText error>{ownProblem}</FormHelperText>}
    </Group>
  );
}

interface HoursProps {
  hours: HoursValue;
  onChange: (hours: HoursValue | null) => void;
}

function Week({ hours, onChange }: HoursProps) {
  const text = useText();
  const copy = (lastIndex: number) => {
    onChange(copyMonday(hours, lastIndex));
    announce(text("hours.copied"));
  };
  return (
    <>
      <FormHelperText sx={{ m: 0 }}>{text("hours.hint")}</FormHelperText>
      <Days>
        {hours.week.map(({ day, ranges }, index) => (
          <div className="day" key={day}>
            <span className="name">{text(`hours.days.${day}`)}</span>
            <DayHoursInput
              path={`openingHours.week.${index}.ranges`}
              what={text(`hours.days.${day}`)}
              label={text("hours.state", { day: text(`hours.days.${day}`) })}
              ranges={ranges}
              onChange={(changed) =>
                onChange({
                  ...hours,
                  week: hours.week.map((of) => (of.day === day ? { day, ranges: changed } : of)),
                })
              }
            />
          </div>
        ))}
      </Days>
      <Wrapped>
        <Button size="small" variant="outlined" onClick={() => copy(friday)}>
          {text("hours.copyToFriday")}
        </Button>
        <Button size="small" variant="outlined" onClick={() => copy(sunday)}>
          {text("hours.copyToSunday")}
        </Button>
      </Wrapped>
      <Holidays hours={hours} onChange={onChange} />
      <ExceptionsInput exceptions={hours.exceptions} onChange={(exceptions) => onChange({ ...hours, exceptions })} />
      <div>
        <Button size="small" onClick={() => onChange(null)}>
          {text("hours.clear")}
        </Button>
      </div>
    </>
  );
}

function Holidays({ hours, onChange }: HoursProps) {
  const text = useText();
  function setRule(holidayRule: HolidayRule) {
    const own = hours.holidayRanges.length > 0 ? hours.holidayRanges : [{ opensAt: "09:00", closesAt: "12:00" }];
    onChange({ ...hours, holidayRule, holidayRanges: holidayRule === "OWN_HOURS" ? own : [] });
  }
  return (
    <>
      <TextField
        select
        id={fieldId("openingHours.holidayRule")}
        label={text("hours.holidays")}
        value={hours.holidayRule}
        onChange={(event) => setRule(event.target.value as HolidayRule)}
        sx={{ maxWidth: 360 }}
      >
        {holidayRules.map((rule) => (
          <MenuItem key={rule} value={rule}>
            {text(`hours.rules.${rule}`)}
          </MenuItem>
        ))}
      </TextField>
      {hours.holidayRule === "OWN_HOURS" && (
        <RangesInput
          path="openingHours.holidayRanges"
          what={text("hours.holidays")}
          ranges={hours.holidayRanges}
          onChange={(holidayRanges) => onChange({ ...hours, holidayRanges })}
        />
      )}
    </>
  );
}
