import type { ReactNode } from "react";
import CheckCircleOutlined from "@mui/icons-material/CheckCircleOutlined";
import ErrorOutlineOutlined from "@mui/icons-material/ErrorOutlineOutlined";
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import { styled } from "@mui/material/styles";
import { tone } from "./tokens";

type BannerTone = "ok" | "warn" | "error" | "info";

const Box = styled("div", { shouldForwardProp: (prop) => prop !== "tone" })<{ tone: BannerTone }>(({ tone: name }) => ({
  display: "flex",
  gap: 12,
  alignItems: "flex-start",
  padding: "12px 16px",
  borderRadius: 8,
  color: tone[name].text,
  backgroundColor: tone[name].tint,
  "& > svg": { flexShrink: 0, marginTop: 2 },
  "& > div": { minWidth: 0, flex: 1 },
}));

const icons = { ok: CheckCircleOutlined, warn: ErrorOutlineOutlined, error: ErrorOutlineOutlined, info: InfoOutlined };

interface BannerProps {
  tone: BannerTone;
  children: ReactNode;
  role?: "status" | "alert";
}

/** A sentence that stands on the page, with its icon and tint. */
export function Banner({ tone: name, children, role }: BannerProps) {
  const Icon = icons[name];
  return (
    <Box tone={name} role={role}>
      <Icon aria-hidden />
      <div>{children}</div>
    </Box>
  );
}
