import { styled } from "@mui/material/styles";
import { activeGrantOf, useSession, type SessionGrant } from "../auth/session";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { FirstSteps } from "./FirstSteps";
import { usualHome, type HomeKind } from "./home-kind";
import { OfficerTasks } from "./OfficerTasks";
import { Overview } from "./Overview";
import { RecentEdits } from "./RecentEdits";
import { ScopeLine } from "./ScopeLine";
import { useHome, type Home } from "./use-home";
import { WaitingWork } from "./WaitingWork";

/** Work and, beside it, a column that vanishes when nothing stands in it; what is laid out in the work's column then gets more columns. */
const Columns = styled("div")(({ theme }) => ({
  "--home-cards": 1,
  "--home-tiles": 2,
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) 360px",
  gap: 24,
  alignItems: "start",
  "& > div": { display: "flex", flexDirection: "column", gap: 24, minWidth: 0 },
  "& > div:empty": { display: "none" },
  "&:has(> div:empty)": { "--home-cards": 2, "--home-tiles": 4, gridTemplateColumns: "minmax(0, 1fr)" },
  [theme.breakpoints.down("lg")]: {
    "&&": { "--home-cards": 1, "--home-tiles": 2, gridTemplateColumns: "minmax(0, 1fr)" },
  },
  [theme.breakpoints.down("sm")]: { "&&": { "--home-tiles": 1, gap: 16, "& > div": { gap: 16 } } },
}));

/** What waits for this person first, then the whole picture. An officer of one office gets its forms' sections as tasks. */
export function HomePage() {
  const session = useSession();
  const grant = activeGrantOf(session);
  if (!session || !grant) return null;
  return <HomeOfGrant key={grant.id} grant={grant} displayName={session.displayName} />;
}

function HomeOfGrant({ grant, displayName }: { grant: SessionGrant; displayName: string | null }) {
  const text = useText();
  const home = useHome(grant);
  // Until the facts are there: the placeholders of what this role usually sees.
  const kind = home.kind ?? usualHome[grant.role];
  return (
    <Page kind="home">
      <PageHeader
        title={displayName ? text("home.hello", { name: displayName }) : text("home.helloNobody")}
        documentTitle={text("frame.menu.home")}
        subtitle={<ScopeLine grant={grant} home={home} kind={kind} />}
      />
      {home.error !== undefined && <ErrorCard error={home.error} onRetry={home.retry} />}
      {kind === "reading" && <Banner tone="info">{text("home.readOnly", { role: text(`role.${grant.role}`) })}</Banner>}
      <Columns>
        <div>
          <Work home={home} kind={kind} />
        </div>
        <div>
          <FirstSteps grantId={grant.id} kind={kind} organisationId={grant.organisationId} />
          {kind !== "tasks" && <RecentEdits />}
        </div>
      </Columns>
    </Page>
  );
}

function Work({ home, kind }: { home: Home; kind: HomeKind }) {
  if (kind === "tasks") return <OfficerTasks home={home} />;
  return (
    <>
      {kind === "queues" && <WaitingWork home={home} />}
      <Overview home={home} />
    </>
  );
}
