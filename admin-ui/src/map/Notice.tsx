import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import type { ComponentProps } from "react";
import { Banner } from "../layout/Banner";

const Row = styled("div")({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 16px" });
const Sentence = styled("span")({ flex: "1 1 240px" });

interface NoticeProps {
  tone: ComponentProps<typeof Banner>["tone"];
  role?: "status";
  /** One thing that can be done about it. */
  action?: { label: string; onClick(): void };
  /** It speaks of an earlier state and will be replaced in a moment. */
  isOld?: boolean;
  children: string;
}

/** A sentence on the page with the one button that goes with it. */
export function Notice({ tone, role, action, isOld = false, children }: NoticeProps) {
  return (
    <div style={{ opacity: isOld ? 0.6 : 1 }} aria-busy={isOld}>
      <Banner tone={tone} role={role}>
        <Row>
          <Sentence>{children}</Sentence>
          {action && (
            <Button variant="outlined" size="small" onClick={action.onClick}>
              {action.label}
            </Button>
          )}
        </Row>
      </Banner>
    </div>
  );
}
