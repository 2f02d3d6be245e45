import { useState } from "react";
import { Link, useParams } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { RegistrationPartsFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { formatDate, formatDateTime } from "../format/date";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { listPath } from "../list/list-path";
import { ForAction } from "../permission/ForAction";
import { ApproveDialog } from "./ApproveDialog";
import { JoinDialog, RefuseDialog, ReleaseDialog } from "./DecisionDialogs";
import { NearOrganisations } from "./NearOrganisations";
import { NextInQueue } from "./NextInQueue";
import { RegistrationDocument } from "./registration.graphql";
import { RegistrationFacts } from "./RegistrationFacts";
import { RegistrationState } from "./RegistrationState";

/** One request: what is asked for, what it may mean, and the decision. */
export function RegistrationPage() {
  return (
    <ForAction action="MANAGE_ACTIVATION_TOKENS">
      <RegistrationContent />
    </ForAction>
  );
}

function RegistrationContent() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useApiQuery(RegistrationDocument, { id });
  if (data) return <OneRegistration registration={data.registration} />;
  return (
    <Page kind="reading">{error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <PageSkeleton />}</Page>
  );
}

/** Which dialog is open; `join` with the organisation that was chosen beside, or with none. */
type Deciding = { kind: "approve" | "refuse" | "release" } | { kind: "join"; organisationId: string };

function OneRegistration({ registration }: { registration: RegistrationPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const { kind, state, nameTh, organisation, requestedAt, sameNameCount } = registration;
  const name = nameTh ?? (organisation ? localName(organisation, locale) : "");
  const isWaiting = state === "WAITING";
  const close = () => setDeciding(null);
  return (
    <Page kind="reading">
      <PageHeader
        title={name}
        titleLang="th"
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("registration.title"), path: "/registrations" },
        ]}
        status={<RegistrationState {...registration} />}
        subtitle={text("registration.sentAt", { date: formatDate(requestedAt, locale) })}
      />
      {isWaiting && sameNameCount > 0 && <SameName registration={registration} />}
      <RegistrationFacts registration={registration} />
      {isWaiting && kind === "NEW" && (
        <NearOrganisations
          matches={registration.nearDuplicates}
          onJoin={(organisationId) => setDeciding({ kind: "join", organisationId })}
        />
      )}
      {isWaiting ? (
        <Decisions kind={kind} onDecide={setDeciding} />
      ) : (
        <>
          {organisation && <NextSteps organisationId={organisation.id} />}
          <NextInQueue />
        </>
      )}
      {deciding?.kind === "approve" && <ApproveDialog registration={registration} onClose={close} />}
      {deciding?.kind === "join" && (
        <JoinDialog registration={registration} organisationId={deciding.organisationId} onClose={close} />
      )}
      {deciding?.kind === "release" && <ReleaseDialog registration={registration} onClose={close} />}
      {deciding?.kind === "refuse" && <RefuseDialog registration={registration} onClose={close} />}
    </Page>
  );
}

/** Somebody may have asked twice: each is one step away. */
function SameName({ registration: { sameName, sameNameCount } }: { registration: RegistrationPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <Banner tone="warn">
      {text("registration.sameName", { count: sameNameCount })}
      {sameName.map(({ id, requestedAt }) => (
        <div key={id}>
          <Link to={`/registrations/${id}`}>
            {text("registration.sameNameOf", { date: formatDateTime(requestedAt, locale) })}
          </Link>
        </div>
      ))}
    </Banner>
  );
}

interface DecisionsProps {
  kind: RegistrationPartsFragment["kind"];
  onDecide: (deciding: Deciding) => void;
}

function Decisions({ kind, onDecide }: DecisionsProps) {
  const text = useText();
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
      {kind === "NEW" ? (
        <>
          <Button variant="contained" onClick={() => onDecide({ kind: "approve" })}>
            {text("registration.approve")}
          </Button>
          <Button variant="outlined" onClick={() => onDecide({ kind: "join", organisationId: "" })}>
            {text("registration.joinOther")}
          </Button>
        </>
      ) : (
        <Button variant="contained" onClick={() => onDecide({ kind: "release" })}>
          {text("registration.release")}
        </Button>
      )}
      <Button variant="outlined" onClick={() => onDecide({ kind: "refuse" })}>
        {text("registration.refuse")}
      </Button>
    </div>
  );
}

/** After the decision: the token is handed over by a person, from the page of tokens. */
function NextSteps({ organisationId }: { organisationId: string }) {
  const text = useText();
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
      <Button component={Link} to={listPath("activationTokenPlaces", { organisationId })} variant="contained">
        {text("registration.toToken")}
      </Button>
      <Button component={Link} to={`/organisations/${organisationId}/show`} variant="outlined">
        {text("registration.toOrganisation")}
      </Button>
      <Typography color="text.secondary" sx={{ flexBasis: "100%" }}>
        {text("registration.tokenHint")}
      </Typography>
    </div>
  );
}
