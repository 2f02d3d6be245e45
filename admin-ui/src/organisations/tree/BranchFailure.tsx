import Button from "@mui/material/Button";
import { useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";

/** The children of one organisation did not come; the rest of the tree is there. */
export function BranchFailure({ onRetry }: { onRetry(): void }) {
  const text = useText();
  return (
    <Banner tone="error" role="alert">
      {text("tree.branchFailed")}{" "}
      <Button size="small" variant="outlined" onClick={onRetry}>
        {text("tree.retry")}
      </Button>
    </Banner>
  );
}
