import type { ReactNode } from "react";
import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { stepPaths } from "../home/first-steps";
import { usualHome } from "../home/home-kind";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import type { NewGrant } from "./use-redemption";

const Steps = styled("ol")({
  margin: "4px 0 0",
  paddingInlineStart: 24,
  "& li": { padding: "4px 0" },
  "& a": { display: "inline-block", fontWeight: 600, padding: "2px 0" },
});

interface GrantedNoticeProps {
  grant: NewGrant;
  /** Whether the person works with the new grant already, so that the links lead where it may go. */
  hasSteps: boolean;
  /** The buttons. */
  children: ReactNode;
}

/** What a token gave, and what to do first with it. */
export function GrantedNotice({ grant, hasSteps, children }: GrantedNoticeProps) {
  const text = useText();
  const [locale] = useLocale();
  const kind = usualHome[grant.role];
  const paths = stepPaths(kind, grant.organisation.id);
  return (
    <>
      <Banner tone="ok" role="status">
        <strong>
          {text("activation.granted.body", {
            role: text(`role.${grant.role}`),
            organisation: localName(grant.organisation, locale),
          })}
        </strong>
        <br />
        {text("activation.granted.scope")}
      </Banner>
      {hasSteps && (
        <div>
          <Typography variant="h3" component="h2">
            {text("activation.granted.firstTitle")}
          </Typography>
          <Steps>
            {(["first", "second", "third"] as const).map((step) => (
              <li key={step}>
                <Link to={paths[step]}>{text(`home.steps.${kind}.${step}.title`)}</Link>
              </li>
            ))}
          </Steps>
        </div>
      )}
      {children}
    </>
  );
}
