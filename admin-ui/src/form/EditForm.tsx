import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useNavigate } from "react-router";
import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { FormProvider } from "react-hook-form";
import { useNotify } from "ra-core";
import type { ApiError } from "../data/api-error";
import { errorText } from "../data/error-text";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Page } from "../layout/Page";
import { ConflictPanel } from "./ConflictPanel";
import { EditHeader } from "./EditHeader";
import { ErrorSummary } from "./ErrorSummary";
import type { EditableRecord, FormDefinition } from "./form-definition";
import { listErrors } from "./form-errors";
import { changesOf, type FormValues } from "./form-values";
import { LeaveGuard } from "./LeaveGuard";
import { RequiredLegend } from "./RequiredLegend";
import { SaveBar } from "./SaveBar";
import { SectionNav } from "./SectionNav";
import { useFieldOfAddress, useSaveKey } from "./form-shortcuts";
import { useRecordForm } from "./use-record-form";
import { useSaveRecord } from "./use-save-record";

const Form = styled("form")({ display: "flex", flexDirection: "column", flex: 1 });

const Columns = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "248px minmax(0, 800px)",
  gap: 32,
  [theme.breakpoints.down("md")]: { gridTemplateColumns: "minmax(0, 1fr)", gap: 16 },
}));

const Sections = styled("div")({ display: "flex", flexDirection: "column", gap: 24, minWidth: 0 });

interface EditFormProps<Row extends EditableRecord> {
  definition: FormDefinition<Row>;
  record: Row;
  grantId: string;
  children: ReactNode;
}

/** A long form: sections with a side navigation, everything wrong in one summary, others' saves in a panel, one save bar. */
export function EditForm<Row extends EditableRecord>({ definition, record, grantId, children }: EditFormProps<Row>) {
  const state = useRecordForm(definition, record, grantId);
  const { form, basis } = state;
  const { submit, isSaving, refusals, failure, mayLeave } = useSubmission(definition, record, state);
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  useFieldOfAddress();
  useSaveKey(() => element.current?.requestSubmit());
  const errors = listErrors(
    form.formState.errors,
    definition.sections.flatMap(({ fields }) => fields),
  );
  return (
    <FormProvider {...form}>
      <Form ref={element} noValidate onSubmit={submit}>
        <Page kind="edit" style={{ flex: 1 }}>
          <EditHeader definition={definition} record={record} errorCount={errors.length} />
          <Columns>
            <SectionNav sections={definition.sections} completeness={record.completeness} />
            <Sections>
              {failure && <SaveFailure failure={failure} />}
              {state.conflict && <ConflictPanel definition={definition} conflict={state.conflict} />}
              {state.restoredCount > 0 && <RestoredNotice count={state.restoredCount} onDiscard={state.discardDraft} />}
              <ErrorSummary resource={definition.resource} errors={errors} refusals={refusals} />
              <RequiredLegend />
              {children}
            </Sections>
          </Columns>
        </Page>
        <SaveBar
          base={basis.values}
          isSaving={isSaving}
          hasConflict={state.conflict !== null}
          onCancel={() => void navigate(`/${definition.resource}/${record.id}/show`)}
        />
      </Form>
      <LeaveGuard base={basis.values} mayLeave={mayLeave} onLeave={state.discardDraft} />
    </FormProvider>
  );
}

/** Checks, sends, and takes the answer: the saved record, wrong fields, somebody else's save, or a failure. */
function useSubmission<Row extends EditableRecord>(
  definition: FormDefinition<Row>,
  record: Row,
  state: ReturnType<typeof useRecordForm>,
) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { save, isSaving } = useSaveRecord<Row>(definition.resource, record.id);
  const [refusals, setRefusals] = useState(0);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const mayLeave = useRef(false);
  const { form, basis } = state;

  function refuse(error: ApiError) {
    if (error.code === "CONFLICT" && error.conflict) return state.takeConflict(error.conflict);
    if (error.fields.length > 0) {
      state.showProblems(error.fields);
      return setRefusals((count) => count + 1);
    }
    return setFailure(error);
  }

  async function send(values: FormValues) {
    setFailure(null);
    const changes = changesOf(basis.values, values);
    const input = definition.toInput?.(changes, values, basis.values) ?? changes;
    const outcome = Object.keys(input).length === 0 ? null : await save({ version: basis.version, input });
    if (outcome?.kind === "busy") return;
    if (outcome?.kind === "refused") return refuse(outcome.error);
    if (outcome) {
      const isWhole = state.settle(outcome.record, values);
      notify(text(definition.saved, { name: outcome.record.nameTh }), { type: "success" });
      // She went on typing meanwhile: that waits for its own save.
      if (!isWhole) return;
    }
    mayLeave.current = true;
    await navigate(`/${definition.resource}/${record.id}/show`);
  }

  const submit = form.handleSubmit(send, () => setRefusals((count) => count + 1));
  return { submit: (event: FormEvent) => void submit(event), isSaving, refusals, failure, mayLeave };
}

function SaveFailure({ failure }: { failure: ApiError }) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: "center" });
  }, [failure]);
  return (
    <div ref={box}>
      <Banner tone="error" role="alert">
        <strong>{text("form.saveFailed")}</strong> {errorText(failure, text)}
      </Banner>
    </div>
  );
}

function RestoredNotice({ count, onDiscard }: { count: number; onDiscard: () => void }) {
  const text = useText();
  return (
    <Banner tone="info" role="status">
      {text("form.draftRestored", { count })}{" "}
      <Button size="small" onClick={onDiscard}>
        {text("form.draftDiscard")}
      </Button>
    </Banner>
  );
}
