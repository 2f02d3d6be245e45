import { useEffect, useMemo, useRef, useState } from "react";
import { useForm, type UseFormReturn } from "react-hook-form";
import type { EditConflict, FieldProblem } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import { useText } from "../i18n/use-text";
import { dropDraft, loadDraft, saveDraft, type DraftKey } from "./draft-store";
import type { RecordFormDefinition, VersionedRecord } from "./form-definition";
import { changedFields, mergeEdits, type ConflictRow, type FormValues } from "./form-values";

const DRAFT_PAUSE_MS = 400;

/** What the record was when the values in the form began to differ from it. */
interface Basis {
  version: number;
  values: FormValues;
}

/** Somebody else's save, as the panel above the form tells it. */
export interface OpenConflict {
  changedByName: string | null;
  changedAt: string;
  rows: ConflictRow[];
}

export interface RecordForm {
  form: UseFormReturn<FormValues>;
  basis: Basis;
  conflict: OpenConflict | null;
  /** Number of fields that came back from a draft; 0 when there was none. */
  restoredCount: number;
  /** Takes somebody else's save into the form: their values where the person changed nothing. */
  takeConflict: (conflict: EditConflict) => void;
  discardDraft: () => void;
  /**
   * The form now stands for this saved record, with what was typed after `sent` had gone out to be saved. Tells whether there
   * is nothing of the kind.
   */
  settle: (record: VersionedRecord, sent: FormValues) => boolean;
  showProblems: (problems: FieldProblem[]) => void;
}

interface Start {
  basis: Basis;
  values: FormValues;
  conflict: OpenConflict | null;
  restoredCount: number;
}

/** Where a form begins: with the record, or with what was typed before, merged with what changed meanwhile. */
function startOf<Row extends VersionedRecord>(
  definition: RecordFormDefinition<Row>,
  record: Row,
  key: DraftKey,
): Start {
  const current = definition.toValues(record);
  const basis = { version: record.version, values: current };
  const draft = loadDraft(key);
  if (!draft) return { basis, values: current, conflict: null, restoredCount: 0 };
  const { values, rows } = mergeEdits(draft.base, draft.values, current);
  const isOutdated = draft.version !== record.version;
  const conflict = isOutdated
    ? { changedByName: record.updatedByName ?? null, changedAt: record.updatedAt, rows }
    : null;
  return { basis, values, conflict, restoredCount: changedFields(current, values).length };
}

/** The state of a long form over one record: values, what they are based on, drafts, and conflicts with others' saves. */
export function useRecordForm<Row extends VersionedRecord>(
  definition: RecordFormDefinition<Row>,
  record: Row,
  grantId: string,
): RecordForm {
  const text = useText();
  const key = useMemo(
    () => ({ grantId, resource: definition.resource, id: record.id }),
    [grantId, definition, record.id],
  );
  const start = useRef<Start | null>(null);
  start.current ??= startOf(definition, record, key);
  const [basis, setBasis] = useState(start.current.basis);
  const [conflict, setConflict] = useState(start.current.conflict);
  const [restoredCount, setRestoredCount] = useState(start.current.restoredCount);
  const form = useForm<FormValues>({
    defaultValues: start.current.basis.values,
    mode: "onSubmit",
    reValidateMode: "onBlur",
    // The error summary takes the focus, not the first wrong field.
    shouldFocusError: false,
  });
  const { reset, setError } = form;
  useEffect(() => {
    if (start.current && start.current.restoredCount > 0) setAll(form, start.current.values);
  }, [form]);
  useDraftKeeping(form, basis, key);
  useNewerVersion(definition, record, basis, setBasis);
  return {
    form,
    basis,
    conflict,
    restoredCount,
    takeConflict: ({ version, changedAt, changedByName, current, fields }) => {
      const theirs = definition.fromCurrent(current, basis.values, fields);
      const typed = form.getValues();
      const { values, rows } = mergeEdits(basis.values, typed, theirs);
      setBasis({ version, values: theirs });
      setConflict({ changedAt, changedByName, rows });
      setRestoredCount(0);
      reset(theirs);
      setAll(form, values);
      // Last, for each change of the form is kept at once: a page that is opened anew tells of the conflict again.
      saveDraft(key, { version: basis.version, base: basis.values, values: typed });
    },
    discardDraft: () => {
      dropDraft(key);
      reset(basis.values);
      setRestoredCount(0);
      setConflict(null);
    },
    settle: (saved, sent) => {
      const values = definition.toValues(saved as Row);
      const typed = form.getValues();
      const isWhole = changedFields(sent, typed).length === 0;
      setBasis({ version: saved.version, values });
      setConflict(null);
      setRestoredCount(0);
      reset(values);
      if (!isWhole) setAll(form, mergeEdits(sent, typed, values).values);
      // Last, for each change of the form is kept at once, with what it was based on before.
      if (isWhole) dropDraft(key);
      else saveDraft(key, { version: saved.version, base: values, values: form.getValues() });
      return isWhole;
    },
    showProblems: (problems) => {
      for (const problem of problems) {
        setError(problem.field, { type: problem.rule, message: fieldProblemText(problem, text) });
      }
    },
  };
}

/** Hidden or shown again beside the form, the record has another version and the same values: that is no conflict. */
function useNewerVersion<Row extends VersionedRecord>(
  definition: RecordFormDefinition<Row>,
  record: Row,
  basis: Basis,
  setBasis: (basis: Basis) => void,
): void {
  useEffect(() => {
    if (record.version <= basis.version) return;
    if (changedFields(basis.values, definition.toValues(record)).length > 0) return;
    setBasis({ version: record.version, values: basis.values });
  }, [definition, record, basis, setBasis]);
}

function setAll(form: UseFormReturn<FormValues>, values: FormValues): void {
  for (const [field, value] of Object.entries(values)) form.setValue(field, value, { shouldDirty: true });
}

/**
 * Writes the draft with the first change, then while somebody types now and then, and drops it once nothing differs: a tab that
 * is killed tells nobody, and a slow one is not waited for.
 */
function useDraftKeeping(form: UseFormReturn<FormValues>, basis: Basis, key: DraftKey): void {
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let isOutdated = false;
    const keep = () => {
      isOutdated = false;
      const values = form.getValues();
      if (changedFields(basis.values, values).length === 0) dropDraft(key);
      else saveDraft(key, { version: basis.version, base: basis.values, values });
    };
    const keepIfOutdated = () => {
      if (isOutdated) keep();
    };
    const subscription = form.watch(() => {
      isOutdated = true;
      if (pause !== undefined) return;
      keep();
      pause = setTimeout(() => {
        pause = undefined;
        keepIfOutdated();
      }, DRAFT_PAUSE_MS);
    });
    window.addEventListener("pagehide", keepIfOutdated);
    return () => {
      clearTimeout(pause);
      subscription.unsubscribe();
      window.removeEventListener("pagehide", keepIfOutdated);
    };
  }, [form, basis, key]);
}
