import { useEffect, useRef, type ReactNode } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useLocale, useText } from "../i18n/use-text";
import { LiveRegions } from "../layout/LiveRegions";
import { Mark } from "../layout/Mark";
import { color } from "../layout/tokens";

const Column = styled("main")({
  display: "flex",
  flexDirection: "column",
  gap: 20,
  width: "100%",
  maxWidth: 440,
  margin: "0 auto",
  padding: "48px 16px",
});

const Brand = styled("div")({ display: "flex", alignItems: "center", gap: 14 });

const Surface = styled("div")(({ theme }) => ({
  display: "flex",
  flexDirection: "column",
  gap: 16,
  padding: 32,
  borderRadius: 12,
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  [theme.breakpoints.down("sm")]: { padding: 20 },
}));

interface EntryPageProps {
  title: string;
  /** The page took the place of another one without its address changing: its heading takes the focus. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** The one-column page before the back office: signing in, and what stands between a person and a role. */
export function EntryPage({ title, takesFocus = false, children }: EntryPageProps) {
  const text = useText();
  const [locale, setLocale] = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    document.title = `${title} – ${text("frame.appName")}`;
  }, [title, text]);
  return (
    <Column>
      <Brand>
        <Mark height={48} />
        <div>
          <Typography sx={{ fontSize: 24, fontWeight: 700, lineHeight: 1.4 }}>{text("frame.appName")}</Typography>
          <Typography color="text.secondary">{text("frame.tagline")}</Typography>
        </div>
      </Brand>
      <Surface>
        <Typography variant="h1" ref={heading} tabIndex={-1}>
          {title}
        </Typography>
        {children}
      </Surface>
      <Button
        sx={{ alignSelf: "center" }}
        onClick={() => setLocale(locale === "th" ? "en" : "th")}
        lang={locale === "th" ? "en" : "th"}
      >
        {locale === "th" ? "English" : "ไทย"}
      </Button>
      <LiveRegions />
    </Column>
  );
}
