import { useRef, useState } from "react";
import { useDataProvider } from "ra-core";
import { ApiError } from "../data/api-error";
import { useTakeSavedRecord } from "../data/use-record";
import type { VersionedRecord } from "./form-definition";
import type { FormValues } from "./form-values";
import { SubmissionKey } from "./submission-key";

/** How a save ended. */
export type SaveOutcome<Row extends VersionedRecord> =
  | { kind: "saved"; record: Row }
  /** The server said what is wrong, or what changed. */
  | { kind: "refused"; error: ApiError }
  /** The click came while the save before it was under way. */
  | { kind: "busy" };

interface SaveRequest {
  version: number;
  input: FormValues;
}

/** Saves changes of one record; one try at a time, and a repeated try of the same content has one effect. */
export function useSaveRecord<Row extends VersionedRecord>(resource: string, id: string) {
  const dataProvider = useDataProvider();
  const takeSaved = useTakeSavedRecord();
  const [isSaving, setSaving] = useState(false);
  const isUnderWay = useRef(false);
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  async function save({ version, input }: SaveRequest): Promise<SaveOutcome<Row>> {
    if (isUnderWay.current) return { kind: "busy" };
    isUnderWay.current = true;
    setSaving(true);
    try {
      const meta = { version, idempotencyKey: submission.current.for({ version, input }) };
      const { data } = await dataProvider.update<Row>(resource, {
        id,
        data: input,
        previousData: { id } as Row,
        meta,
      });
      submission.current.settle();
      await takeSaved(resource, data);
      return { kind: "saved", record: data };
    } catch (error) {
      if (error instanceof ApiError) return { kind: "refused", error };
      throw error;
    } finally {
      isUnderWay.current = false;
      setSaving(false);
    }
  }
  return { save, isSaving };
}
