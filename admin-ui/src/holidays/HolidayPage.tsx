import { useState } from "react";
import { useSearchParams } from "react-router";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { keepPreviousData } from "@tanstack/react-query";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { useActiveGrant } from "../auth/session";
import { mutateApi } from "../data/api-client";
import { useApiQuery } from "../data/use-api-query";
import { dayInBangkok } from "../format/parse-date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { AddHolidayDialog } from "./AddHolidayDialog";
import { DeclareHolidayYearDocument, HolidayYearDocument } from "./holiday.graphql";
import { HolidayTable } from "./HolidayTable";
import { useHolidayCommand } from "./use-holiday-command";

const BUDDHIST_ERA_OFFSET_YEARS = 543;
const thisYear = (): number => Number(dayInBangkok(new Date()).slice(0, 4));

/** วันหยุด: the public holidays, year by year. Everybody reads them; the platform's administrator keeps them. */
export function HolidayPage() {
  const text = useText();
  const [locale] = useLocale();
  const [search, setSearch] = useSearchParams();
  const role = useActiveGrant()?.role;
  const year = Number(search.get("year")) || thisYear();
  const { data, error, refetch } = useApiQuery(HolidayYearDocument, { year }, { placeholderData: keepPreviousData });
  const [open, setOpen] = useState<"add" | "declare" | null>(null);
  const mayManage = role !== undefined && rolesAndActions.MANAGE_HOLIDAYS[role] === "yes";
  const shown = (of: number) => String(locale === "th" ? of + BUDDHIST_ERA_OFFSET_YEARS : of);
  const declared = data?.holidayYears ?? [];
  const choices = [...new Set([...declared, thisYear(), thisYear() + 1, year])].sort((a, b) => a - b);
  const live = (data?.holidayYear.holidays ?? []).filter(({ withdrawnAt }) => !withdrawnAt);
  const isMissing = data !== undefined && !data.holidayYear.isDeclared;
  return (
    <Page kind="list">
      <PageHeader
        title={text("holiday.yearOf", { year: shown(year) })}
        subtitle={text("holiday.intro")}
        crumbs={[{ label: text("frame.menu.organisationsGroup") }]}
        actions={
          mayManage && (
            <Button variant="contained" onClick={() => setOpen("add")}>
              {text("holiday.add")}
            </Button>
          )
        }
      />
      <TextField
        select
        id="holiday-year"
        label={text("holiday.years")}
        value={year}
        onChange={(event) => setSearch({ year: event.target.value })}
        sx={{ width: 160 }}
      >
        {choices.map((of) => (
          <MenuItem key={of} value={of}>
            {shown(of)}
          </MenuItem>
        ))}
      </TextField>
      {isMissing && (
        <Banner tone="warn">
          <div>{text("holiday.missing", { year: shown(year) })}</div>
          {mayManage && live.length > 0 && (
            <Button variant="outlined" sx={{ mt: 1 }} onClick={() => setOpen("declare")}>
              {text("holiday.declare", { year: shown(year) })}
            </Button>
          )}
        </Banner>
      )}
      {data && !isMissing && year >= thisYear() && !declared.includes(year + 1) && (
        <Banner tone="info">{text("holiday.nextMissing", { year: shown(year + 1) })}</Banner>
      )}
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Typography role="status">{text("holiday.count", { count: formatCount(live.length) })}</Typography>
          {data.holidayYear.holidays.length === 0 ? (
            <Card>{text("holiday.none")}</Card>
          ) : (
            <HolidayTable
              caption={text("holiday.tableName", { year: shown(year) })}
              holidays={data.holidayYear.holidays}
              mayManage={mayManage}
            />
          )}
        </>
      )}
      {open === "add" && <AddHolidayDialog onClose={() => setOpen(null)} />}
      {open === "declare" && (
        <DeclareDialog year={year} shown={shown(year)} count={live.length} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

interface DeclareDialogProps {
  year: number;
  /** The year in the reader's era. */
  shown: string;
  count: number;
  onClose: () => void;
}

function DeclareDialog({ year, shown, count, onClose }: DeclareDialogProps) {
  const text = useText();
  const { send, problem, isSending } = useHolidayCommand(onClose);
  return (
    <ConfirmDialog
      title={text("holiday.declare", { year: shown })}
      verb={text("holiday.declare", { year: shown })}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={() =>
        void send({
          content: { year },
          run: (idempotencyKey) => mutateApi(DeclareHolidayYearDocument, { year, idempotencyKey }),
          done: text("holiday.declared", { year: shown }),
        })
      }
    >
      {text("holiday.declareBody", { year: shown, count })}
    </ConfirmDialog>
  );
}
