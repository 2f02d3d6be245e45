import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ApiError } from "../data/api-error";
import { errorText } from "../data/error-text";
import { useText } from "../i18n/use-text";
import { Card } from "./Card";

interface ErrorCardProps {
  error: unknown;
  onRetry?: () => void;
}

/** In place of content that could not be loaded: what happened, trying again, and the request id to pass on. The rest of the page works. */
export function ErrorCard({ error, onRetry }: ErrorCardProps) {
  const text = useText();
  const requestId = error instanceof ApiError ? error.requestId : undefined;
  return (
    <Card role="alert">
      <Typography variant="h3" component="h2">
        {text("frame.loadError.title")}
      </Typography>
      <Typography sx={{ mb: 1.5 }}>{errorText(error, text)}</Typography>
      {onRetry && (
        <Button variant="outlined" onClick={onRetry}>
          {text("frame.retry")}
        </Button>
      )}
      {requestId && <RequestId id={requestId} />}
    </Card>
  );
}

function RequestId({ id }: { id: string }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Typography variant="caption" component="p" sx={{ mt: 1.5, color: "text.secondary" }}>
      {text("frame.loadError.requestId")} <code>{id}</code>{" "}
      <Button size="small" onClick={() => void navigator.clipboard.writeText(id).then(() => setIsCopied(true))}>
        {text(isCopied ? "frame.loadError.copied" : "frame.loadError.copy")}
      </Button>
    </Typography>
  );
}
