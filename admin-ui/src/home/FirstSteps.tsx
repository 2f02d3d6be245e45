import { useState } from "react";
import { Link } from "react-router";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import { areStepsDismissed, rememberStepsDismissed, stepPaths } from "./first-steps";
import type { HomeKind } from "./home-kind";

const Header = styled("div")({
  display: "flex",
  alignItems: "flex-start",
  justifyContent: "space-between",
  gap: 8,
  "& > button": { margin: "-6px -10px 0 0" },
});

const Steps = styled("ol")({
  listStyle: "none",
  counterReset: "step",
  margin: "8px 0 0",
  padding: 0,
  "& > li": { counterIncrement: "step", display: "flex", gap: 12, padding: "8px 0" },
  "& > li::before": {
    content: "counter(step)",
    flexShrink: 0,
    width: 28,
    height: 28,
    borderRadius: 14,
    textAlign: "center",
    lineHeight: "28px",
    fontSize: 15,
    fontWeight: 600,
    color: color.primary,
    backgroundColor: color.primaryTint,
  },
  "& a": {
    display: "inline-block",
    fontWeight: 600,
    textDecoration: "none",
    "&:hover": { textDecoration: "underline" },
  },
  "& p": { margin: 0, fontSize: 15, lineHeight: 1.6, color: color.inkSecondary, textWrap: "pretty" },
});

interface FirstStepsProps {
  grantId: string;
  kind: HomeKind;
  organisationId: string;
}

/** เริ่มต้นใน 3 ขั้น, until the person puts it away; it never covers or blocks anything. */
export function FirstSteps({ grantId, kind, organisationId }: FirstStepsProps) {
  const text = useText();
  const [isDismissed, setDismissed] = useState(() => areStepsDismissed(grantId));
  if (isDismissed) return null;
  const dismiss = () => {
    rememberStepsDismissed(grantId);
    // The button goes; the focus must not go with it.
    document.querySelector<HTMLElement>("main h1")?.focus();
    setDismissed(true);
  };
  const paths = stepPaths(kind, organisationId);
  return (
    <Card aria-labelledby="steps-title">
      <Header>
        <Typography variant="h2" id="steps-title">
          {text("home.steps.title")}
        </Typography>
        <IconButton onClick={dismiss} aria-label={text("home.steps.dismiss")} title={text("home.steps.dismiss")}>
          <CloseOutlined aria-hidden />
        </IconButton>
      </Header>
      <Steps>
        {(["first", "second", "third"] as const).map((step) => (
          <li key={step}>
            <div>
              <Link to={paths[step]}>{text(`home.steps.${kind}.${step}.title`)}</Link>
              <p>{text(`home.steps.${kind}.${step}.body`)}</p>
            </div>
          </li>
        ))}
      </Steps>
    </Card>
  );
}
