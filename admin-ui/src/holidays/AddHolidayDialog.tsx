import { useId, useState } from "react";
import Autocomplete from "@mui/material/Autocomplete";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useProvinces } from "../address/use-address-choices";
import { mutateApi } from "../data/api-client";
import { fieldProblemText } from "../data/error-text";
import type { HolidayKind } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { matchesWords } from "../i18n/matches-words";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { DayInput } from "../list/DayInput";
import { AddHolidayDocument } from "./holiday.graphql";
import { holidayTh } from "./holiday.th";
import { useHolidayCommand } from "./use-holiday-command";

const kinds = Object.keys(holidayTh.kinds) as HolidayKind[];

/** What is typed for a new holiday; the cabinet's special days are what is added most. */
const start = { date: "", nameTh: "", nameEn: "", kind: "SPECIAL" as HolidayKind, provinceCode: "", source: "" };

export function AddHolidayDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const id = useId();
  const [values, setValues] = useState(start);
  const { send, problem, fields, isSending } = useHolidayCommand(onClose);
  const change = (part: Partial<typeof start>) => setValues({ ...values, ...part });
  const problemOf = (field: string) => {
    const found = fields.find((of) => of.field === field);
    return found && fieldProblemText(found, text);
  };
  const words = (field: "nameTh" | "nameEn" | "source", hint?: string) => ({
    id: `${id}-${field}`,
    label: text(`holiday.${field}`),
    required: field !== "nameEn",
    value: values[field],
    onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    error: problemOf(field) !== undefined,
    helperText: problemOf(field) ?? hint,
    slotProps: { htmlInput: { autoComplete: "off" } },
  });
  const add = () => {
    const input = { ...values, nameEn: values.nameEn || null, provinceCode: values.provinceCode || null };
    void send({
      content: input,
      run: (idempotencyKey) => mutateApi(AddHolidayDocument, { input, idempotencyKey }),
      done: text("holiday.added", { name: values.nameTh }),
    });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} maxWidth="sm" fullWidth>
      <DialogTitle id={`${id}-title`}>{text("holiday.addTitle")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {problem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
        <DayInput
          label={text("holiday.date")}
          isRequired
          value={values.date}
          onChange={(date) => change({ date })}
          problem={problemOf("date")}
        />
        <TextField {...words("nameTh")} />
        <TextField {...words("nameEn")} />
        <TextField
          select
          id={`${id}-kind`}
          label={text("holiday.kind")}
          value={values.kind}
          onChange={(event) => change({ kind: event.target.value as HolidayKind })}
        >
          {kinds.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {text(`holiday.kinds.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <ProvinceChoice code={values.provinceCode} onChange={(provinceCode) => change({ provinceCode })} />
        <TextField {...words("source", text("holiday.sourceHint"))} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text("frame.cancel")}</Button>
        <Button variant="contained" aria-disabled={isSending} onClick={add}>
          {text("holiday.add")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ProvinceChoice({ code, onChange }: { code: string; onChange: (code: string) => void }) {
  const text = useText();
  const [locale] = useLocale();
  const provinces = useProvinces() ?? [];
  return (
    <Autocomplete
      options={provinces}
      value={provinces.find((province) => province.code === code) ?? null}
      onChange={(_event, province) => onChange(province?.code ?? "")}
      getOptionLabel={(province) => localName(province, locale)}
      getOptionKey={(province) => province.code}
      filterOptions={(all, { inputValue }) =>
        all.filter(({ nameTh, nameEn }) => matchesWords(`${nameTh} ${nameEn}`, inputValue))
      }
      noOptionsText={text("list.noChoices")}
      sx={{ "& .MuiOutlinedInput-root": { py: 0, pl: 0 }, "& .MuiAutocomplete-input": { p: "10px 12px !important" } }}
      renderInput={(params) => (
        <TextField {...params} label={text("holiday.province")} helperText={text("holiday.provinceHint")} />
      )}
    />
  );
}
