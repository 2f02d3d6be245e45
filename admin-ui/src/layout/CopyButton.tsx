import { useState } from "react";
import Button, { type ButtonProps } from "@mui/material/Button";
import CheckOutlined from "@mui/icons-material/CheckOutlined";
import ContentCopyOutlined from "@mui/icons-material/ContentCopyOutlined";
import { useText } from "../i18n/use-text";
import { announce } from "./announcer";

interface CopyButtonProps {
  value: string;
  variant?: ButtonProps["variant"];
}

/** Copies a text and says so; where the browser does not let it, it says what to do instead. */
export function CopyButton({ value, variant = "contained" }: CopyButtonProps) {
  const text = useText();
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce(text("frame.copied"));
    } catch {
      announce(text("frame.notCopied"), "alert");
    }
  }
  return (
    <Button
      variant={variant}
      startIcon={isCopied ? <CheckOutlined aria-hidden /> : <ContentCopyOutlined aria-hidden />}
      onClick={() => void copy()}
    >
      {text(isCopied ? "frame.copied" : "frame.copy")}
    </Button>
  );
}
