import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied, useNotify } from "ra-core";
import { ApiError, type FieldProblem } from "../data/api-error";
import { errorText } from "../data/error-text";
import { SubmissionKey } from "../form/submission-key";
import { useText } from "../i18n/use-text";
import type { AddKind, NearMatch, NewEntry } from "./add-kind";

/** The steps of adding: look for what is like it, then use that one or add a new one. */
export function useAdding(kind: AddKind) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const [near, setNear] = useState<NearMatch[] | null>(null);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** Does one step at a time; what goes wrong stands at its field, or above the buttons. */
  async function run(step: () => Promise<void>) {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    setProblems([]);
    try {
      await step();
    } catch (error) {
      if (await logoutIfAccessDenied(error)) return;
      const fields = error instanceof ApiError ? error.fields : [];
      setProblems(fields);
      if (!fields.length) setProblem(errorText(error, text));
      // Somebody has just added one like it, or a field is wrong: back to the form, which then looks again.
      else setNear(null);
    } finally {
      setBusy(false);
    }
  }

  async function leaveFor(path: string, message: string) {
    await client.invalidateQueries();
    notify(message, { type: "success" });
    navigate(path);
  }

  async function create(placeId: string, entry: NewEntry, differsFrom: string[]) {
    const key = submission.current.for({ placeId, entry, differsFrom });
    const id = await kind.create(placeId, entry, differsFrom, key);
    await leaveFor(`/${kind.resource}/${id}`, text("add.added", { name: entry.nameTh }));
  }

  return {
    near,
    problems,
    problem,
    isBusy,
    back: () => setNear(null),
    look: (placeId: string, entry: NewEntry) =>
      run(async () => {
        if (!entry.nameTh)
          throw new ApiError("BAD_USER_INPUT", "No name", { fields: [{ field: "nameTh", rule: "REQUIRED" }] });
        const found = await kind.findNear(placeId, entry);
        if (found.length) setNear(found);
        else await create(placeId, entry, []);
      }),
    add: (placeId: string, entry: NewEntry) =>
      run(() =>
        create(
          placeId,
          entry,
          (near ?? []).map(({ id }) => id),
        ),
      ),
    showAgain: (match: NearMatch) =>
      run(async () => {
        await kind.showAgain(match, submission.current.for(match.id));
        await leaveFor(`/${kind.resource}/${match.id}/show`, text("add.unhidden", { name: match.nameTh }));
      }),
  };
}
