import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { styled } from "@mui/material/styles";
import { FormProvider } from "react-hook-form";
import { useLogoutIfAccessDenied, useNotify } from "ra-core";
import type { ApiError } from "../data/api-error";
import { errorText } from "../data/error-text";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { ConflictPanel } from "../form/ConflictPanel";
import { ErrorSummary } from "../form/ErrorSummary";
import { listErrors } from "../form/form-errors";
import { isSameValue, type FormValues } from "../form/form-values";
import { useFieldOfAddress, useSaveKey } from "../form/form-shortcuts";
import { LeaveGuard } from "../form/LeaveGuard";
import { RequiredLegend } from "../form/RequiredLegend";
import { SaveBar } from "../form/SaveBar";
import { Section } from "../form/Section";
import { TextInput } from "../form/TextInput";
import { useRecordForm, type RecordForm } from "../form/use-record-form";
import { useSaveRecord } from "../form/use-save-record";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { lastListPath } from "../list/list-path";
import { reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";
import { GrantStatus } from "./grant-fields";
import { grantForm } from "./grant-form";
import { OrganisationInput } from "./OrganisationInput";
import { RoleInput } from "./RoleInput";

const Form = styled("form")({ display: "flex", flexDirection: "column", flex: 1 });

export function GrantEditHeader({ grant, errorCount }: { grant: GrantRecordFragment; errorCount: number }) {
  const text = useText();
  const name = grant.personName;
  return (
    <PageHeader
      title={text("grant.editTitle", { name })}
      errorCount={errorCount}
      status={<GrantStatus grant={grant} />}
      crumbs={[
        { label: text("frame.menu.accountsGroup") },
        { label: text("grant.listTitle"), path: lastListPath("grants") },
        { label: name, path: `/grants/${grant.id}/show` },
      ]}
    />
  );
}

interface GrantEditFormProps {
  grant: GrantRecordFragment;
  activeGrantId: string;
}

/** Role, organisation and why. Says that the change is effective at once; others' changes are merged in as everywhere. */
export function GrantEditForm({ grant, activeGrantId }: GrantEditFormProps) {
  const text = useText();
  const navigate = useNavigate();
  const state = useRecordForm(grantForm, grant, activeGrantId);
  const { submit, isSaving, refusals, failure, mayLeave } = useSubmission(grant, state);
  const { form, basis } = state;
  useFieldOfAddress();
  useSaveKey(submit);
  const errors = listErrors(form.formState.errors, ["organisationId", "role", "reason"]);
  return (
    <FormProvider {...form}>
      <Form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Page kind="reading" style={{ flex: 1 }}>
          <GrantEditHeader grant={grant} errorCount={errors.length} />
          {failure && (
            <Banner tone="error" role="alert">
              {failure}
            </Banner>
          )}
          {state.conflict && <ConflictPanel definition={grantForm} conflict={state.conflict} />}
          <ErrorSummary resource="grants" errors={errors} refusals={refusals} />
          <Banner tone="info">{text("grant.effectNow")}</Banner>
          <RequiredLegend />
          <Section id="grant" title="grant.editSection">
            <OrganisationInput organisation={grant.organisation} />
            <RoleInput />
            <TextInput
              field="reason"
              label="resources.grants.fields.reason"
              hint={text("grant.changeReasonHint")}
              rules={["REQUIRED"]}
              rows={2}
            />
          </Section>
        </Page>
        <SaveBar
          base={basis.values}
          isSaving={isSaving}
          hasConflict={state.conflict !== null}
          onCancel={() => void navigate(`/grants/${grant.id}/show`)}
        />
      </Form>
      <LeaveGuard base={basis.values} mayLeave={mayLeave} onLeave={state.discardDraft} />
    </FormProvider>
  );
}

/** Checks, sends, and takes the answer: the changed grant, wrong fields, somebody else's change, or a refusal. */
function useSubmission(grant: GrantRecordFragment, state: RecordForm) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const holder = useHolder();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const { save, isSaving } = useSaveRecord<GrantRecordFragment>("grants", grant.id);
  const [refusals, setRefusals] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const mayLeave = useRef(false);
  const { form, basis } = state;

  async function refuse(error: ApiError) {
    if (await logoutIfAccessDenied(error)) return;
    if (error.code === "CONFLICT" && error.conflict) return state.takeConflict(error.conflict);
    if (error.fields.length > 0) {
      state.showProblems(error.fields);
      return setRefusals((count) => count + 1);
    }
    return setFailure(
      error.code === "FORBIDDEN" ? reasonText({ reason: error.reason }, holder, text) : errorText(error, text),
    );
  }

  async function send(input: FormValues) {
    setFailure(null);
    const isUnchanged = ["role", "organisationId"].every((field) => isSameValue(basis.values[field], input[field]));
    if (isUnchanged) return setFailure(text("grant.nothingChanged"));
    const outcome = await save({ version: basis.version, input });
    if (outcome.kind === "busy") return undefined;
    if (outcome.kind === "refused") return refuse(outcome.error);
    const isWhole = state.settle(outcome.record, input);
    notify(text("grant.saved", { name: outcome.record.personName }), { type: "success" });
    // She chose something else meanwhile: that waits for its own save.
    if (!isWhole) return undefined;
    mayLeave.current = true;
    return navigate(`/grants/${grant.id}/show`);
  }

  const handle = form.handleSubmit(send, () => setRefusals((count) => count + 1));
  return { submit: () => void handle(), isSaving, refusals, failure, mayLeave };
}
