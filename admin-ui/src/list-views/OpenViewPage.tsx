import { useEffect } from "react";
import { useNavigate, useParams } from "react-router";
import { useStoreContext } from "ra-core";
import { ApiError } from "../data/api-error";
import { useApiQuery } from "../data/use-api-query";
import { ErrorCard } from "../layout/ErrorCard";
import { NotFoundPage } from "../layout/NotFoundPage";
import { Page } from "../layout/Page";
import { PageSkeleton } from "../layout/PageSkeleton";
import { ListViewDocument } from "./list-view.graphql";
import { columnsKey, viewPath } from "./list-state";

/** The link of a saved view: leads to the list as it was saved, columns and all. */
export function OpenViewPage() {
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const store = useStoreContext();
  const { data, error, refetch } = useApiQuery(ListViewDocument, { id });
  const view = data?.listView;
  useEffect(() => {
    if (!view) return;
    store.setItem(columnsKey(view.list), view.columns ?? null);
    void navigate(viewPath(view), { replace: true });
  }, [view, store, navigate]);
  if (!error) return <PageSkeleton />;
  if (error instanceof ApiError && ["NOT_FOUND", "BAD_USER_INPUT"].includes(error.code)) return <NotFoundPage />;
  return (
    <Page kind="reading">
      <ErrorCard error={error} onRetry={() => void refetch()} />
    </Page>
  );
}
