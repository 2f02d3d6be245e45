import { useState } from "react";
import Typography from "@mui/material/Typography";
import DevicesOutlined from "@mui/icons-material/DevicesOutlined";
import { styled } from "@mui/material/styles";
import { mutateApi } from "../data/api-client";
import type { GrantRecordFragment, GrantSessionsQuery } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { EndGrantSessionsDocument, GrantSessionsDocument } from "./grant.graphql";
import { useGrantCommand } from "./use-grant-command";

const Head = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "8px 16px",
  alignItems: "center",
  justifyContent: "space-between",
});

const Devices = styled("ul")({
  listStyle: "none",
  margin: "12px 0 0",
  padding: 0,
  "& > li": { display: "flex", gap: 12, padding: "12px 0", borderTop: `1px solid ${color.line}` },
  "& svg": { color: color.inkSecondary, flexShrink: 0 },
  "& .meta": { fontSize: 15, color: color.inkSecondary },
});

type Session = NonNullable<NonNullable<GrantSessionsQuery["grant"]>["sessions"]>[number];

/** Where the person is signed in under this grant, and the way to sign her out everywhere. */
export function SessionsTab({ grant }: { grant: GrantRecordFragment }) {
  const text = useText();
  const [isEnding, setEnding] = useState(false);
  const { data, error, refetch } = useApiQuery(GrantSessionsDocument, { id: grant.id });
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Card aria-busy style={{ minHeight: 160 }} />;
  const sessions = data.grant?.sessions ?? [];
  return (
    <Card>
      <Head>
        <Typography variant="h2">
          {sessions.length === 0
            ? text("grant.sessions.none")
            : text("grant.sessions.count", { smart_count: sessions.length })}
        </Typography>
        {sessions.length > 0 && (
          <ExplainedButton
            permitted={permittedOf(grant.allowedActions, "MANAGE_GRANTS")}
            variant="outlined"
            onClick={() => setEnding(true)}
          >
            {text("grant.sessions.endAll")}
          </ExplainedButton>
        )}
      </Head>
      {sessions.length > 0 && (
        <Devices>
          {sessions.map((session) => (
            <li key={session.id}>
              <Device session={session} />
            </li>
          ))}
        </Devices>
      )}
      {isEnding && <EndSessionsDialog grant={grant} onClose={() => setEnding(false)} />}
    </Card>
  );
}

function Device({ session }: { session: Session }) {
  const text = useText();
  const [locale] = useLocale();
  const facts = [
    text("grant.sessions.since", { date: formatDateTime(session.startedAt, locale) }),
    text("grant.sessions.seen", { date: formatDateTime(session.lastSeenAt, locale) }),
    ...(session.address ? [text("grant.sessions.address", { address: session.address })] : []),
  ];
  return (
    <>
      <DevicesOutlined aria-hidden />
      <div>
        <strong>{session.device ?? text("grant.sessions.unknownDevice")}</strong>
        <div className="meta">{facts.join(" · ")}</div>
      </div>
    </>
  );
}

function EndSessionsDialog({ grant, onClose }: { grant: GrantRecordFragment; onClose: () => void }) {
  const text = useText();
  const { send, problem, isSending } = useGrantCommand(onClose);
  const { id, personName: name } = grant;
  return (
    <ConfirmDialog
      title={text("grant.sessions.endTitle", { name })}
      verb={text("grant.sessions.endAll")}
      problem={problem}
      isSending={isSending}
      onClose={onClose}
      onConfirm={() =>
        void send({
          content: id,
          run: async (idempotencyKey) =>
            (await mutateApi(EndGrantSessionsDocument, { id, idempotencyKey })).endGrantSessions,
          done: text("grant.sessions.ended", { name }),
        })
      }
    >
      <Typography>{text("grant.sessions.endEffect")}</Typography>
    </ConfirmDialog>
  );
}
