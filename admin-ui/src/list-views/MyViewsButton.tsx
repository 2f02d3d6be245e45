import { lazy, Suspense, useState } from "react";
import { useLocation } from "react-router";
import Button from "@mui/material/Button";
import BookmarkBorderOutlined from "@mui/icons-material/BookmarkBorderOutlined";
import { useText } from "../i18n/use-text";
import type { ListState } from "./list-state";

const MyViewsDialog = lazy(() => import("./MyViewsDialog").then((module) => ({ default: module.MyViewsDialog })));

/** [มุมมองของฉัน]: the person's saved views of the list on this page. */
export function MyViewsButton({ state }: { state: ListState }) {
  const text = useText();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        startIcon={<BookmarkBorderOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {text("listView.title")}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <MyViewsDialog list={pathname.slice(1)} state={state} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
