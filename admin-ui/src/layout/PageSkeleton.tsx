import { useEffect, useState } from "react";
import Skeleton from "@mui/material/Skeleton";
import { useText } from "../i18n/use-text";
import { Page } from "./Page";

const SKELETON_AFTER_MS = 200;

/** True once something has been waited for long enough that a placeholder helps; shorter waits would only flicker. */
export function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

/** The shape of a page whose code or record is still on its way. */
export function PageSkeleton() {
  const text = useText();
  if (!useIsLate()) return null;
  return (
    <Page kind="list" aria-busy aria-label={text("frame.loading")} role="region">
      <Skeleton variant="rounded" width={280} height={40} />
      <Skeleton variant="rounded" width={420} height={24} sx={{ maxWidth: "100%" }} />
      <Skeleton variant="rounded" height={360} />
    </Page>
  );
}
