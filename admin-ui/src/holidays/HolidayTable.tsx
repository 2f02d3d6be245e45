import { useState } from "react";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { mutateApi } from "../data/api-client";
import type { HolidayPartsFragment } from "../data/generated/graphql";
import { formatDate, formatLongDate } from "../format/date";
import { startOfDay } from "../format/parse-date";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { color } from "../layout/tokens";
import { WithdrawHolidayDocument } from "./holiday.graphql";
import { useHolidayCommand } from "./use-holiday-command";

const Table = styled("table")(({ theme }) => ({
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 15,
  lineHeight: 1.6,
  "& th, & td": {
    padding: "10px 12px 10px 0",
    textAlign: "start",
    verticalAlign: "top",
    borderTop: `1px solid ${color.line}`,
  },
  "& thead th": { borderTop: 0, color: color.inkSecondary },
  "& tbody th": { fontWeight: 600 },
  "& time, & .place": { whiteSpace: "nowrap" },
  "& .meta": { color: color.inkSecondary, fontSize: 14, fontWeight: 400 },
  "& tr.withdrawn .what": { textDecoration: "line-through" },
  [theme.breakpoints.down("md")]: {
    "& thead": { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
    "&, & tbody": { display: "block" },
    "& tr": { display: "block", padding: "12px 0", borderTop: `1px solid ${color.line}` },
    "& tr:first-of-type": { borderTop: 0 },
    "& th, & td": { display: "block", padding: 0, border: 0 },
  },
}));

interface HolidayTableProps {
  caption: string;
  holidays: readonly HolidayPartsFragment[];
  mayManage: boolean;
}

/** The holidays of one year; those that were withdrawn stay, struck through. */
export function HolidayTable({ caption, holidays, mayManage }: HolidayTableProps) {
  const text = useText();
  const [withdrawing, setWithdrawing] = useState<HolidayPartsFragment | null>(null);
  return (
    <Card>
      <Table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("holiday.date")}</th>
            <th scope="col">{text("holiday.name")}</th>
            <th scope="col">{text("holiday.kind")}</th>
            <th scope="col">{text("holiday.place")}</th>
            <th scope="col">{text("holiday.source")}</th>
            {mayManage && <th scope="col">{text("holiday.actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {holidays.map((holiday) => (
            <HolidayRow
              key={holiday.id}
              holiday={holiday}
              mayManage={mayManage}
              onWithdraw={() => setWithdrawing(holiday)}
            />
          ))}
        </tbody>
      </Table>
      {withdrawing && <WithdrawDialog holiday={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Card>
  );
}

interface HolidayRowProps {
  holiday: HolidayPartsFragment;
  mayManage: boolean;
  onWithdraw: () => void;
}

function HolidayRow({ holiday, mayManage, onWithdraw }: HolidayRowProps) {
  const text = useText();
  const [locale] = useLocale();
  const { date, province, withdrawnAt, updatedByName } = holiday;
  const name = localName(holiday, locale);
  return (
    <tr className={withdrawnAt ? "withdrawn" : undefined}>
      <td>
        <time dateTime={date} className="what">
          {formatLongDate(startOfDay(date), locale)}
        </time>
      </td>
      <th scope="row">
        <span className="what" lang={localNameLang(holiday, locale)}>
          {name}
        </span>
        {withdrawnAt && (
          <div className="meta">{text("holiday.withdrawn", { reason: holiday.withdrawReason ?? "" })}</div>
        )}
        {updatedByName && (
          <div className="meta">
            {text("holiday.by", { name: updatedByName, date: formatDate(holiday.updatedAt, locale) })}
          </div>
        )}
      </th>
      <td>{text(`holiday.kinds.${holiday.kind}`)}</td>
      <td className="place">{province ? localName(province, locale) : text("holiday.country")}</td>
      <td lang="th">{holiday.source}</td>
      {mayManage && (
        <td>
          {!withdrawnAt && (
            <Button
              size="small"
              variant="outlined"
              aria-label={text("holiday.withdrawOf", { name, date: formatDate(startOfDay(date), locale) })}
              onClick={onWithdraw}
            >
              {text("holiday.withdraw")}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function WithdrawDialog({ holiday, onClose }: { holiday: HolidayPartsFragment; onClose: () => void }) {
  const text = useText();
  const [locale] = useLocale();
  const { send, problem, isSending } = useHolidayCommand(onClose);
  const { id, version } = holiday;
  const date = formatDate(startOfDay(holiday.date), locale);
  return (
    <ConfirmDialog
      title={text("holiday.withdrawTitle", { date })}
      verb={text("holiday.withdrawVerb")}
      reasonHint={text("holiday.withdrawHint")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={(reason) =>
        void send({
          content: { id, version, reason },
          run: (idempotencyKey) => mutateApi(WithdrawHolidayDocument, { id, version, reason, idempotencyKey }),
          done: text("holiday.withdrawDone", { date }),
        })
      }
    >
      {text("holiday.withdrawBody", { name: localName(holiday, locale) })}
    </ConfirmDialog>
  );
}
