import { ApiError } from "../data/api-error";
import { ErrorCard } from "../layout/ErrorCard";
import { NotFoundPage } from "../layout/NotFoundPage";
import { Page } from "../layout/Page";

/** In place of a record that could not be read: not found (also when outside the scope), or the error with a way to retry. */
export function RecordProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ApiError && error.code === "NOT_FOUND") return <NotFoundPage />;
  return (
    <Page kind="edit">
      <ErrorCard error={error} onRetry={onRetry} />
    </Page>
  );
}
