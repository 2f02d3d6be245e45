import { AddressInputs } from "../address/AddressInputs";
import type { OrganisationRecordFragment } from "../data/generated/graphql";
import { LogoInput } from "../files/LogoInput";
import { PhotosInput } from "../files/PhotosInput";
import { EditPage } from "../form/EditPage";
import { linkWords, phoneWords } from "../form/list-words";
import { Section } from "../form/Section";
import { StatusSection } from "../form/StatusSection";
import { TextInput } from "../form/TextInput";
import { TextListInput } from "../form/TextListInput";
import { useText } from "../i18n/use-text";
import { OpeningHoursInput } from "../opening-hours/OpeningHoursInput";
import { organisationForm } from "./organisation-form";
import { organisationVisibility } from "./organisation-visibility";
import { PlaceSection } from "./PlaceSection";

export function OrganisationEdit() {
  return <EditPage definition={organisationForm}>{(record) => <OrganisationInputs record={record} />}</EditPage>;
}

function OrganisationInputs({ record }: { record: OrganisationRecordFragment }) {
  return (
    <>
      <PlaceSection record={record} />
      <GeneralSection />
      <Section id="address" title="organisation.sections.address">
        <AddressInputs
          resource="organisations"
          hintTh="organisation.hints.addressTh"
          hintEn="organisation.hints.addressEn"
        />
      </Section>
      <Section id="pictures" title="organisation.sections.pictures">
        <LogoInput organisationId={record.id} inherited={record.logo?.isInherited ? record.logo : null} />
        <PhotosInput
          label="resources.organisations.fields.photos"
          resource="organisations"
          recordId={record.id}
          subjects={["BUILDING"]}
        />
      </Section>
      <Section id="hours" title="hours.section">
        <OpeningHoursInput />
      </Section>
      <ContactSection />
      <EmailSection />
      <StatusSection definition={organisationVisibility} record={record} />
    </>
  );
}

function GeneralSection() {
  const text = useText();
  return (
    <Section id="general" title="organisation.sections.general">
      <TextInput
        field="nameTh"
        label="resources.organisations.fields.nameTh"
        hint={text("organisation.hints.nameTh")}
        rules={["REQUIRED"]}
        lang="th"
      />
      <TextInput
        field="nameEn"
        label="resources.organisations.fields.nameEn"
        hint={text("organisation.hints.nameEn")}
        rules={["NOT_ENGLISH"]}
        lang="en"
      />
      <TextInput
        field="fullNameTh"
        label="resources.organisations.fields.fullNameTh"
        hint={text("organisation.hints.fullNameTh")}
        lang="th"
      />
    </Section>
  );
}

function ContactSection() {
  const text = useText();
  return (
    <Section id="contact" title="organisation.sections.contact">
      <TextListInput
        field="phones"
        label="resources.organisations.fields.phones"
        words={phoneWords}
        hint={text("form.phoneHint")}
        inputMode="tel"
        autoComplete="tel"
      />
      <TextInput field="fax" label="resources.organisations.fields.fax" inputMode="tel" />
      <TextInput
        field="website"
        label="resources.organisations.fields.website"
        hint={text("organisation.hints.website")}
        inputMode="url"
      />
      <TextListInput
        field="socialLinks"
        label="resources.organisations.fields.socialLinks"
        words={linkWords}
        inputMode="url"
      />
    </Section>
  );
}

function EmailSection() {
  const text = useText();
  return (
    <Section id="emails" title="organisation.sections.emails">
      {(["emailPublic", "emailRegistered", "emailComplaints"] as const).map((field) => (
        <TextInput
          key={field}
          field={field}
          label={`resources.organisations.fields.${field}`}
          hint={text(`organisation.hints.${field}`)}
          rules={["EMAIL_FORMAT"]}
          inputMode="email"
          autoComplete="email"
        />
      ))}
    </Section>
  );
}
