import type { ReactNode } from "react";
import { formatPhone, phoneHref, type PhoneParts } from "../format/phone";
import type { EditableRecord } from "../form/form-definition";
import { Meter, missingText } from "../list/CompletenessMeter";
import { useText } from "../i18n/use-text";

/** The completeness of a record and what it lacks, for the strip of facts. */
export function CompletenessFact({
  record,
  resource,
}: {
  record: EditableRecord;
  resource: "organisations" | "servicePoints";
}) {
  const text = useText();
  const { percent, missing } = record.completeness;
  return (
    <span style={{ display: "inline-flex", flexWrap: "wrap", gap: "0 12px", alignItems: "center" }}>
      <span>{text("list.completeness")}</span>
      <Meter percent={percent} width={96} />
      {missing.length > 0 && <span>{missingText(resource, missing, text)}</span>}
    </span>
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
