import { styled } from "@mui/material/styles";
import { useState, type ComponentType, type ReactNode } from "react";
import Button from "@mui/material/Button";
import { useText } from "../i18n/use-text";
import { historyLines, type RawChange } from "../show/history-lines";
import { ChangeValueText } from "./ChangeValueText";
import { fieldOrderOf, fieldText, isTechnical } from "./field-text";

const MOST_LINES = 6;

const Lines = styled("ul")({ margin: "4px 0 0", paddingInlineStart: 20, overflowWrap: "anywhere" });

interface ChangeListProps {
  entityType: string;
  changes: readonly RawChange[];
  /** A record's own way to tell a value; in words by kind when not given. */
  Value?: ComponentType<{ field: string; value: string | null | undefined }>;
}

/**
 * What an act changed: each field by the name it has in its form, before and after in words. Many are cut short. Where
 * nothing was there before, as in what somebody made or asked for, there is no way from one to the other to be told.
 */
export function ChangeList({ entityType, changes, Value }: ChangeListProps) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  const told = changes.filter(({ field }) => !isTechnical(entityType, field));
  const lines = historyLines(told, fieldOrderOf(entityType));
  if (lines.length === 0) return null;
  const shown = isWhole || lines.length <= MOST_LINES + 1 ? lines : lines.slice(0, MOST_LINES);
  const isNew = lines.every(({ before, after }) => !before || before === after);
  return (
    <>
      <Lines>
        {shown.map((line) => (
          <li key={line.field}>
            <ChangeLine entityType={entityType} line={line} isNew={isNew} Value={Value} />
          </li>
        ))}
      </Lines>
      {lines.length > MOST_LINES + 1 && (
        <Button size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text("auditEntry.fewer") : text("auditEntry.more", { count: lines.length - MOST_LINES })}
        </Button>
      )}
    </>
  );
}

interface ChangeLineProps extends Pick<ChangeListProps, "entityType" | "Value"> {
  line: RawChange;
  isNew: boolean;
}

function ChangeLine({ entityType, line, isNew, Value }: ChangeLineProps) {
  const text = useText();
  const told = (value: string | null | undefined): ReactNode =>
    Value ? (
      <Value field={line.field} value={value} />
    ) : (
      <ChangeValueText entityType={entityType} field={line.field} value={value} />
    );
  const label = fieldText(entityType, line.field, text);
  if (isNew || line.before === line.after) {
    return (
      <>
        {label}: {told(line.after)}
      </>
    );
  }
  return (
    <>
      {label}: <span className="visually-hidden">{text("show.history.from")} </span>
      {told(line.before)} <span aria-hidden>→</span>
      <span className="visually-hidden"> {text("show.history.to")} </span> {told(line.after)}
    </>
  );
}
