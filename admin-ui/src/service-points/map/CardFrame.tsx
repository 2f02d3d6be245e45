import { useEffect, useRef, type ReactNode } from "react";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../../i18n/use-text";
import { color, shadow } from "../../layout/tokens";

const Box = styled("section")(({ theme }) => ({
  position: "absolute",
  top: 12,
  insetInlineEnd: 12,
  width: 340,
  maxWidth: "calc(100% - 24px)",
  maxHeight: "calc(100% - 24px)",
  overflow: "auto",
  padding: "12px 12px 16px 20px",
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  boxShadow: shadow.floating,
  [theme.breakpoints.down("sm")]: { top: "auto", bottom: 8, insetInline: 8, width: "auto", maxWidth: "none" },
}));

const Head = styled("div")({ display: "flex", alignItems: "start", gap: 8 });

interface CardFrameProps {
  title: string;
  lang?: string;
  /** The focus goes to the heading when this changes. */
  focusKey: string;
  onClose(): void;
  children: ReactNode;
}

/** A card over the map: its heading takes the focus, Escape closes it. */
export function CardFrame({ title, lang, focusKey, onClose, children }: CardFrameProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusKey) heading.current?.focus({ preventScroll: true });
  }, [focusKey]);
  return (
    <Box aria-label={text("pointMap.card")} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <Head>
        <Typography
          variant="h3"
          component="h2"
          ref={heading}
          tabIndex={-1}
          lang={lang}
          sx={{ flex: 1, minWidth: 0, pt: 0.75, overflowWrap: "anywhere" }}
        >
          {title}
        </Typography>
        <IconButton aria-label={text("pointMap.closeCard")} onClick={onClose}>
          <CloseOutlined aria-hidden />
        </IconButton>
      </Head>
      {children}
    </Box>
  );
}
