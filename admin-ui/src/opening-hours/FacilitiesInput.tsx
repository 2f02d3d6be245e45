import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { styled } from "@mui/material/styles";
import { useController } from "react-hook-form";
import type { Facility } from "../data/generated/graphql";
import { fieldId } from "../form/form-definition";
import { useText } from "../i18n/use-text";
import { Group } from "./fields";
import { hoursTh } from "./hours.th";

const facilities = Object.keys(hoursTh.facilities) as Facility[];

const Choices = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
  gap: "0 16px",
  "& label": { margin: 0, minHeight: 44 },
});

/** What a service point has for those who come. */
export function FacilitiesInput() {
  const text = useText();
  const { field } = useController({ name: "facilities" });
  const chosen = (field.value ?? []) as Facility[];
  const toggle = (facility: Facility) =>
    field.onChange(facilities.filter((of) => (of === facility) !== chosen.includes(of)));
  return (
    <Group id={fieldId("facilities")}>
      <legend>{text("resources.servicePoints.fields.facilities")}</legend>
      <Choices>
        {facilities.map((facility) => (
          <FormControlLabel
            key={facility}
            control={<Checkbox checked={chosen.includes(facility)} onChange={() => toggle(facility)} />}
            label={text(`hours.facilities.${facility}`)}
          />
        ))}
      </Choices>
    </Group>
  );
}
