import { useState } from "react";
import { useSearchParams } from "react-router";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { placeText } from "../address/PlaceName";
import type { ExplainPermissionQuery, GrantRecordFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { SearchableChoice } from "../list/SearchableChoice";
import { useDebouncedValue } from "../list/use-debounced-value";
import { reasonText } from "../permission/reason-text";
import { actions, type Action } from "../../../schema/roles-and-actions";
import { ExplainableRecordsDocument, ExplainPermissionDocument } from "./grant.graphql";

const Question = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "1fr 1fr",
  gap: 16,
  margin: "16px 0",
  [theme.breakpoints.down("md")]: { gridTemplateColumns: "minmax(0, 1fr)" },
}));

const LEAST_LETTERS = 2;

/** ทำไมทำได้ ทำไม่ได้: for an action and a record, whether this grant allows it, and by which rule. The question stands in the address. */
export function ExplainTab({ grant }: { grant: GrantRecordFragment }) {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const action = actions.find((known) => known === search.get("action")) ?? "EDIT_PROFILE";
  const record = readRecord(search.get("record"));
  const change = (key: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(key, value);
        else after.delete(key);
        return after;
      },
      { replace: true },
    );
  return (
    <Card>
      <Typography variant="h2">{text("grant.explain.title")}</Typography>
      <Typography>{text("grant.explain.intro", { name: grant.personName })}</Typography>
      <Question>
        <TextField
          select
          id="explain-action"
          label={text("grant.explain.action")}
          value={action}
          onChange={(event) => change("action", event.target.value)}
          slotProps={{ select: { native: true } }}
        >
          {actions.map((known) => (
            <option key={known} value={known}>
              {text(`permission.actions.${known}`)}
            </option>
          ))}
        </TextField>
        <RecordChoice chosen={record} onChoose={(value) => change("record", value)} />
      </Question>
      <div aria-live="polite">
        {record ? (
          <Answer grant={grant} action={action} record={record} />
        ) : (
          <Typography color="text.secondary">{text("grant.explain.choose")}</Typography>
        )}
      </div>
    </Card>
  );
}

/** A record of the question: its organisation decides, its name is what the person chose. */
interface ExplainedRecord {
  organisationId: string;
  name: string;
}

/** In the address: the organisation's id, a space, and the name of what was chosen. */
function readRecord(value: string | null): ExplainedRecord | null {
  const match = /^([0-9a-f-]{36}) (.+)$/.exec(value ?? "");
  return match?.[1] && match[2] ? { organisationId: match[1], name: match[2] } : null;
}

function RecordChoice({ chosen, onChoose }: { chosen: ExplainedRecord | null; onChoose: (value: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const choices = useRecordChoices(useDebouncedValue(typed.trim()));
  const value = chosen ? `${chosen.organisationId} ${chosen.name}` : "";
  if (chosen && !choices?.some((choice) => choice.value === value)) {
    choices?.unshift({ value, label: chosen.name });
  }
  return (
    <SearchableChoice
      label={text("grant.explain.record")}
      isLabelVisible
      placeholder={text("grant.explain.recordHint")}
      choices={choices}
      value={value}
      onChange={onChoose}
      onType={setTyped}
    />
  );
}

function useRecordChoices(typed: string) {
  const text = useText();
  const [locale] = useLocale();
  const isLongEnough = typed.length >= LEAST_LETTERS;
  const { data } = useApiQuery(
    ExplainableRecordsDocument,
    { text: typed },
    { enabled: isLongEnough, placeholderData: (previous) => previous },
  );
  if (!isLongEnough) return [];
  if (!data) return undefined;
  const labelOf = (name: string, place: string[]) => [name, place.join(" ")].filter(Boolean).join(" · ");
  const organisations = data.organisations.nodes.map((node) => ({
    value: `${node.id} ${localName(node, locale)}`,
    label: labelOf(localName(node, locale), placeText(node, locale)),
  }));
  const points = data.servicePoints.nodes.flatMap((node) => {
    if (!node.organisation) return [];
    const name = text("grant.explain.servicePointOption", { name: localName(node, locale) });
    return [{ value: `${node.organisation.id} ${name}`, label: labelOf(name, placeText(node, locale)) }];
  });
  return [...organisations, ...points];
}

interface AnswerProps {
  grant: GrantRecordFragment;
  action: Action;
  record: ExplainedRecord;
}

function Answer({ grant, action, record }: AnswerProps) {
  const { data, error, refetch } = useApiQuery(ExplainPermissionDocument, {
    grantId: grant.id,
    action,
    organisationId: record.organisationId,
  });
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  const explanation = data?.explainPermission;
  return explanation ? (
    <Explanation explanation={explanation} grant={grant} action={action} record={record} />
  ) : (
    <div aria-busy style={{ minHeight: 96 }} />
  );
}

type Explained = NonNullable<ExplainPermissionQuery["explainPermission"]>;

function Explanation({ explanation, grant, action, record }: AnswerProps & { explanation: Explained }) {
  const text = useText();
  const [locale] = useLocale();
  const { isAllowed, role, permission, grantOrganisation } = explanation;
  const organisation = localName(grantOrganisation, locale);
  const holder = { role, organisation, isCountry: grantOrganisation.level === "COUNTRY" };
  const roleName = text(`role.${role}`);
  return (
    <Banner tone={isAllowed ? "ok" : "warn"}>
      <strong>{text(isAllowed ? "grant.explain.allowed" : "grant.explain.refused")}</strong>{" "}
      {isAllowed
        ? text("grant.explain.because", { name: grant.personName, role: roleName, organisation, record: record.name })
        : reasonText(explanation, holder, text)}
      <br />
      {text(`permission.rules.${permission}`, { role: roleName, action: text(`permission.actions.${action}`) })}
      <br />
      {text("grant.explain.grant", { role: roleName, organisation })}
    </Banner>
  );
}
