import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { CopyButton } from "../layout/CopyButton";
import { color } from "../layout/tokens";
import { KEY_PLACEHOLDER, curlSample, powerBiSample } from "./how-to-samples";

const Box = styled("details")({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  "& > summary": {
    boxSizing: "border-box",
    padding: "10px 16px",
    minHeight: 44,
    cursor: "pointer",
    fontWeight: 600,
    borderRadius: 12,
  },
  "&[open] > div": { padding: "0 16px 16px" },
  "& > div": { display: "flex", flexDirection: "column", gap: 16 },
  "& code": { fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" },
  "& pre": {
    margin: "4px 0 8px",
    padding: 12,
    borderRadius: 8,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    backgroundColor: color.inset,
    border: `1px solid ${color.line}`,
    fontSize: 14,
    lineHeight: 1.6,
  },
});

/** How a BI tool asks with a key: examples to copy, with a placeholder where the key belongs. */
export function HowTo({ isOpen = false }: { isOpen?: boolean }) {
  const text = useText();
  const samples = [
    { title: text("apiKey.howTo.curl"), code: curlSample(window.location.origin) },
    { title: text("apiKey.howTo.powerBi"), code: powerBiSample(window.location.origin) },
  ];
  return (
    <Box open={isOpen}>
      <summary>{text("apiKey.howTo.title")}</summary>
      <div>
        <Typography>{text("apiKey.howTo.intro", { placeholder: KEY_PLACEHOLDER })}</Typography>
        {samples.map(({ title, code }) => (
          <section key={title} aria-label={title}>
            <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
            <pre>
              <code>{code}</code>
            </pre>
            <CopyButton value={code} variant="outlined" />
          </section>
        ))}
        <Typography>{text("apiKey.howTo.answers")}</Typography>
      </div>
    </Box>
  );
}
