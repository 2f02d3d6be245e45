import type { GrantRecordFragment } from "../data/generated/graphql";
import type { RecordFormDefinition } from "../form/form-definition";
import { GrantValue } from "./grant-history";

/** The form that gives a grant another role or organisation. The reason is asked with every change and never kept. */
export const grantForm: RecordFormDefinition<GrantRecordFragment> = {
  resource: "grants",
  toValues: ({ role, organisation }) => ({ role, organisationId: organisation.id, reason: "" }),
  fromCurrent: ({ role, organisationId }) => ({ role, organisationId, reason: "" }),
  renderValue: (field, value) => <GrantValue field={field} value={value} />,
};
