import type { ReactNode } from "react";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { RegistrationPartsFragment } from "../data/generated/graphql";
import { formatDate } from "../format/date";
import { formatPhone, groupPhoneDigits } from "../format/phone";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";

const Facts = styled("dl")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "minmax(160px, max-content) minmax(0, 1fr)",
  gap: "8px 24px",
  margin: "12px 0 0",
  "& dt": { color: color.inkSecondary },
  "& dd": { margin: 0, overflowWrap: "anywhere" },
  [theme.breakpoints.down("sm")]: { gridTemplateColumns: "minmax(0, 1fr)", gap: 0, "& dd": { marginBottom: 12 } },
}));

type Row = readonly [label: string, value: ReactNode];

function FactList({ rows }: { rows: readonly Row[] }) {
  return (
    <Facts>
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </Facts>
  );
}

/** What was asked for, and whom to ask about it. What nobody typed is left out. */
export function RegistrationFacts({ registration }: { registration: RegistrationPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const { contactName, contactPhone, contactEmail } = registration;
  return (
    <>
      <Card>
        <Typography variant="h2">{text("registration.asked")}</Typography>
        <FactList rows={useAskedRows(registration)} />
        {registration.photoUrl && (
          <img
            src={`${registration.photoUrl}/960`}
            alt={text("registration.photoAlt", { name: registration.nameTh ?? "" })}
            style={{ display: "block", maxWidth: "100%", maxHeight: 360, marginTop: 16, borderRadius: 8 }}
          />
        )}
      </Card>
      <Card>
        <Typography variant="h2">{text("registration.contact")}</Typography>
        {contactEmail ? (
          <>
            <FactList
              rows={[
                [text("registration.name"), contactName],
                [text("registration.phone"), contactPhone && groupPhoneDigits(contactPhone)],
                [
                  text("registration.email"),
                  <a key="email" href={`mailto:${contactEmail}`}>
                    {contactEmail}
                  </a>,
                ],
              ]}
            />
            <Typography color="text.secondary" sx={{ mt: 1.5, fontSize: 15 }} lang={locale}>
              {text("registration.contactNote")}
            </Typography>
          </>
        ) : (
          <Typography color="text.secondary">{text("registration.forgotten")}</Typography>
        )}
      </Card>
    </>
  );
}

function useAskedRows(registration: RegistrationPartsFragment): Row[] {
  const text = useText();
  const [locale] = useLocale();
  const { kind, nameTh, nameEn, parent, organisation, addressTh, subdistrict, district, province, postcode } =
    registration;
  const { phones, decisionReason, decidedAt, updatedByName } = registration;
  const divisions = [subdistrict, district, province].filter((part) => part !== null && part !== undefined);
  const address = [addressTh, ...divisions.map((part) => localName(part, locale)), postcode].filter(Boolean).join(" ");
  const said = phones.map(formatPhone).join(", ");
  return [
    [text("registration.kind"), text(kind === "NEW" ? "registration.newAgency" : "registration.existingAgency")],
    [text("registration.nameTh"), nameTh],
    [text("registration.nameEn"), nameEn],
    [text("registration.parent"), parent && localName(parent, locale)],
    [text("registration.address"), address],
    [text("registration.phone"), said],
    [
      text("registration.organisation"),
      organisation && `${localName(organisation, locale)} · ${organisation.code ?? ""}`,
    ],
    [
      text("registration.decision"),
      decidedAt &&
        updatedByName &&
        text("registration.decidedBy", { name: updatedByName, date: formatDate(decidedAt, locale) }),
    ],
    [text("registration.reason"), decisionReason],
  ];
}
