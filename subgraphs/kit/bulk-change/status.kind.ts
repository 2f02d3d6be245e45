import type { VersionedEntity } from "../command/versioned-record";
import type { FieldChecks } from "../input/check-fields";
import { VisibilityStatus } from "../record/record.types";
import type { BulkChangeInput } from "./bulk-change.inputs";
import type { BulkKind, BulkWanted } from "./bulk-change.noun";

type WithStatus = VersionedEntity & { status: VisibilityStatus };

/** What every noun's CHANGE_STATUS has in common: what is read, and what a record is compared with. */
export const statusKind = {
  async read(_operation: unknown, { status, reason }: BulkChangeInput, checks: FieldChecks): Promise<BulkWanted> {
    if (!status) checks.add("change.status", "REQUIRED");
    return { ...(status && { status }), reason: checks.text("change.reason", reason ?? null, 1_000) };
  },
  isAsWanted: ({ status }: WithStatus, wanted: BulkWanted): boolean => status === wanted.status,
} satisfies Partial<BulkKind<WithStatus>>;

/** The status that is wanted, which `read` has asked for. */
export const statusOf = ({ status, reason }: BulkWanted): { status: VisibilityStatus; reason: string | null } => ({
  status: status ?? VisibilityStatus.VISIBLE,
  reason: reason ?? null,
});
