import { useState, type FormEvent } from "react";
import { useSearchParams } from "react-router";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import type { FieldProblem } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { lastListPath } from "../list/list-path";
import { ForAction } from "../permission/ForAction";
import { AddPlaceDocument } from "./add.graphql";
import { type AddKind, type NewEntry, organisationKind, servicePointKind } from "./add-kind";
import { NearMatches } from "./NearMatches";
import { PlaceChoice } from "./PlaceChoice";
import { useAdding } from "./use-adding";

export const AddOrganisationPage = () => <AddPage kind={organisationKind} />;
export const AddServicePointPage = () => <AddPage kind={servicePointKind} />;

/** Adds one below the organisation that the address names (`?below=`); without it below the officer's own. */
function AddPage({ kind }: { kind: AddKind }) {
  const text = useText();
  return (
    <ForAction action={kind.addAction}>
      <Page kind="reading">
        <PageHeader
          title={text(kind.title)}
          crumbs={[
            { label: text("frame.menu.organisationsGroup") },
            { label: text(kind.listTitle), path: lastListPath(kind.resource) },
          ]}
        />
        <AddSteps kind={kind} />
      </Page>
    </ForAction>
  );
}

const nothing: NewEntry = { nameTh: "", nameEn: "", code: "", level: null };

function AddSteps({ kind }: { kind: AddKind }) {
  const text = useText();
  const grant = useActiveGrant();
  const [address, setAddress] = useSearchParams();
  const placeId = address.get("below") ?? grant?.organisationId ?? "";
  const place = useApiQuery(AddPlaceDocument, { id: placeId }, { enabled: placeId !== "" });
  const [entry, setEntry] = useState(nothing);
  const adding = useAdding(kind);
  const sent = { ...entry, nameTh: entry.nameTh.trim(), nameEn: entry.nameEn.trim(), code: entry.code.trim() };
  const organisation = place.data?.organisation ?? undefined;
  const hasLevels = kind.resource === "organisations" && organisation?.level === "MINISTRY";
  const wanted: NewEntry = { ...sent, level: hasLevels ? (entry.level ?? "DEPARTMENT") : null };
  function submit(event: FormEvent) {
    event.preventDefault();
    if (adding.near) void adding.add(placeId, wanted);
    else void adding.look(placeId, wanted);
  }
  return (
    <form onSubmit={submit} noValidate style={{ display: "grid", gap: 16 }}>
      {place.error && <ErrorCard error={place.error} onRetry={() => void place.refetch()} />}
      {adding.near ? (
        <NearMatches kind={kind} matches={adding.near} onShowAgain={(match) => void adding.showAgain(match)} />
      ) : (
        <Card>
          <div style={{ display: "grid", gap: 20 }}>
            <PlaceChoice
              label={text(kind.placeLabel)}
              chosen={organisation}
              onChange={(id) => setAddress(id ? { below: id } : {}, { replace: true })}
            />
            <EntryFields entry={entry} hasLevels={hasLevels} problems={adding.problems} onChange={setEntry} />
          </div>
        </Card>
      )}
      {adding.problem && (
        <Banner tone="error" role="alert">
          {adding.problem}
        </Banner>
      )}
      {!adding.near && <Typography color="text.secondary">{text("add.nextHint")}</Typography>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button type="submit" variant={adding.near ? "outlined" : "contained"} aria-disabled={adding.isBusy}>
          {text(adding.isBusy ? "add.checking" : adding.near ? "add.addAnyway" : "add.next")}
        </Button>
        {adding.near && <Button onClick={adding.back}>{text("add.back")}</Button>}
      </div>
    </form>
  );
}

interface EntryFieldsProps {
  entry: NewEntry;
  hasLevels: boolean;
  problems: FieldProblem[];
  onChange: (entry: NewEntry) => void;
}

function EntryFields({ entry, hasLevels, problems, onChange }: EntryFieldsProps) {
  const text = useText();
  const problemOf = (name: string) => {
    const found = problems.find(({ field }) => field === name);
    return found && fieldProblemText(found, text);
  };
  const fieldOf = (name: "nameTh" | "nameEn" | "code", hint?: string) => ({
    id: `add-${name}`,
    value: entry[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...entry, [name]: event.target.value }),
    error: problemOf(name) !== undefined,
    helperText: problemOf(name) ?? hint,
  });
  return (
    <>
      {hasLevels && (
        <TextField
          id="add-level"
          select
          label={text("add.level")}
          value={entry.level ?? "DEPARTMENT"}
          onChange={(event) => onChange({ ...entry, level: event.target.value as NewEntry["level"] })}
          slotProps={{ select: { SelectDisplayProps: { "aria-label": text("add.level") } } }}
        >
          <MenuItem value="DEPARTMENT">{text("common.levels.DEPARTMENT")}</MenuItem>
          <MenuItem value="AGENCY">{text("common.levels.AGENCY")}</MenuItem>
        </TextField>
      )}
      <TextField
        {...fieldOf("nameTh")}
        label={text("resources.organisations.fields.nameTh")}
        required
        slotProps={{ htmlInput: { lang: "th", maxLength: 200, autoComplete: "off" } }}
      />
      <TextField
        {...fieldOf("nameEn")}
        label={text("resources.organisations.fields.nameEn")}
        slotProps={{ htmlInput: { lang: "en", maxLength: 200, autoComplete: "off" } }}
      />
      <TextField
        {...fieldOf("code", text("add.codeHint"))}
        label={text("add.code")}
        slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 20, autoComplete: "off" } }}
      />
    </>
  );
}
