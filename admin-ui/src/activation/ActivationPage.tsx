import { useState } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import { useSwitchGrant } from "../auth/use-switch-grant";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ForAction } from "../permission/ForAction";
import { GrantedNotice } from "./GrantedNotice";
import { TokenForm } from "./TokenForm";
import type { NewGrant } from "./use-redemption";
import { WhereTokensAre } from "./WhereTokensAre";

/** ใช้ Token เพิ่ม: for somebody who works here already and was given a further role. */
export function ActivationPage() {
  return (
    <ForAction action="REDEEM_ACTIVATION_TOKEN">
      <FurtherToken />
    </ForAction>
  );
}

function FurtherToken() {
  const text = useText();
  const [grant, setGrant] = useState<NewGrant | null>(null);
  return (
    <Page kind="reading">
      <PageHeader title={text("activation.addTitle")} crumbs={[{ label: text("frame.menu.home"), path: "/" }]} />
      <Card sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {grant ? (
          <Granted grant={grant} />
        ) : (
          <>
            <Typography>{text("activation.addIntro")}</Typography>
            <TokenForm submitLabel="activation.submitMore" onGranted={setGrant} />
            <WhereTokensAre />
          </>
        )}
      </Card>
    </Page>
  );
}

function Granted({ grant }: { grant: NewGrant }) {
  const text = useText();
  const isActive = useActiveGrant()?.id === grant.id;
  const switchGrant = useSwitchGrant();
  const { nameTh, nameEn = null, id } = grant.organisation;
  const chosen = {
    id: grant.id,
    role: grant.role,
    organisationId: id,
    organisationNameTh: nameTh,
    organisationNameEn: nameEn,
  };
  return (
    <GrantedNotice grant={grant} hasSteps={isActive}>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        {!isActive && (
          <Button variant="contained" onClick={() => void switchGrant(chosen)}>
            {text("activation.granted.useNow")}
          </Button>
        )}
        <Button component={Link} to="/" variant="outlined">
          {text(isActive ? "activation.granted.start" : "activation.granted.keep")}
        </Button>
      </div>
    </GrantedNotice>
  );
}
