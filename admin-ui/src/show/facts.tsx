import type { ReactNode } from "react";
import { formatPhone, phoneHref, type PhoneParts } from "../format/phone";
import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import { fieldId, fieldLabelKey, type EditableRecord } from "../form/form-definition";
import { Meter, missingText } from "../list/CompletenessMeter";
import { useText } from "../i18n/use-text";
import { permittedOf } from "../permission/reason-text";

/** A row of its own: as long as it is, it would push the other facts about. */
const Missing = styled("ul")({
  display: "flex",
  flexWrap: "wrap",
  flexBasis: "100%",
  gap: "0 16px",
  margin: 0,
  padding: 0,
  listStyle: "none",
  "& > li": { display: "flex", alignItems: "center", minHeight: 32 },
});

interface CompletenessFactProps {
  record: EditableRecord;
  resource: "organisations" | "servicePoints";
}

/** The completeness of a record and what it lacks, for the strip of facts. Who may fill it in is led to each field. */
export function CompletenessFact({ record, resource }: CompletenessFactProps) {
  const text = useText();
  const { percent, missing } = record.completeness;
  const isEditable = permittedOf(record.allowedActions, "EDIT_PROFILE")?.allowed;
  return (
    <>
      <span style={{ display: "inline-flex", flexWrap: "wrap", gap: "0 12px", alignItems: "center" }}>
        <span>{text("list.completeness")}</span>
        <Meter percent={percent} width={96} />
        {missing.length > 0 && !isEditable && <span>{missingText(resource, missing, text)}</span>}
      </span>
      {missing.length > 0 && isEditable && <MissingFields record={record} resource={resource} />}
    </>
  );
}

/** Every field that is still empty, each a link into the form. */
function MissingFields({ record, resource }: CompletenessFactProps) {
  const text = useText();
  return (
    <Missing aria-label={text("list.missingFields")}>
      <li aria-hidden>{text("list.missingFields")}</li>
      {record.completeness.missing.map((field) => (
        <li key={field}>
          <Link to={`/${resource}/${record.id}#${fieldId(field)}`}>{text(fieldLabelKey(resource, field))}</Link>
        </li>
      ))}
    </Missing>
  );
}

/** Telephone numbers, one a line, each dials. */
export function PhoneLinks({ phones }: { phones: PhoneParts[] }): ReactNode {
  return phones.map((phone) => (
    <div key={`${phone.number} ${phone.extension ?? ""}`}>
      <a href={phoneHref(phone)}>{formatPhone(phone)}</a>
    </div>
  ));
}

export function MailLink({ address }: { address: string }) {
  return <a href={`mailto:${address}`}>{address}</a>;
}

/** A link that leaves Pakmut. What officers typed is only ever followed as http or https. */
export function WebLink({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return address;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}
