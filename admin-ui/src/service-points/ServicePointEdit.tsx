import { Link } from "react-router";
import { useFormContext, useWatch } from "react-hook-form";
import { AddressInputs } from "../address/AddressInputs";
import type { ServicePointRecordFragment } from "../data/generated/graphql";
import { PhotosInput } from "../files/PhotosInput";
import { EditPage } from "../form/EditPage";
import { fieldId } from "../form/form-definition";
import type { FormValues } from "../form/form-values";
import { phoneWords } from "../form/list-words";
import { Section } from "../form/Section";
import { StatusSection } from "../form/StatusSection";
import { TextInput } from "../form/TextInput";
import { TextListInput } from "../form/TextListInput";
import { useText } from "../i18n/use-text";
import { PinInput, type PinInputProps } from "../map/PinInput";
import { FacilitiesInput } from "../opening-hours/FacilitiesInput";
import { OpeningHoursInput } from "../opening-hours/OpeningHoursInput";
import { LocalName } from "../organisations/organisation-fields";
import { SummaryRows } from "../show/SummaryList";
import { servicePointForm } from "./service-point-form";
import { servicePointVisibility } from "./service-point-visibility";

export function ServicePointEdit() {
  return <EditPage definition={servicePointForm}>{(record) => <ServicePointInputs record={record} />}</EditPage>;
}

function ServicePointInputs({ record }: { record: ServicePointRecordFragment }) {
  const text = useText();
  return (
    <>
      <PlaceSection record={record} />
      <Section id="general" title="servicePoint.sections.general">
        <TextInput
          field="nameTh"
          label="resources.servicePoints.fields.nameTh"
          hint={text("servicePoint.hints.nameTh")}
          rules={["REQUIRED"]}
          lang="th"
        />
        <TextInput
          field="nameEn"
          label="resources.servicePoints.fields.nameEn"
          hint={text("servicePoint.hints.nameEn")}
          rules={["NOT_ENGLISH"]}
          lang="en"
        />
      </Section>
      <Section id="address" title="servicePoint.sections.address">
        <AddressInputs
          resource="servicePoints"
          hintTh="servicePoint.hints.addressTh"
          hintEn="servicePoint.hints.addressEn"
        />
      </Section>
      <PinSection />
      <Section id="photos" title="servicePoint.sections.photos">
        <PhotosInput
          label="resources.servicePoints.fields.photos"
          resource="service-points"
          recordId={record.id}
          subjects={["BUILDING", "COUNTER", "SIGN"]}
        />
      </Section>
      <Section id="hours" title="hours.section">
        <OpeningHoursInput />
        <FacilitiesInput />
      </Section>
      <Section id="contact" title="servicePoint.sections.contact">
        <TextListInput
          field="phones"
          label="resources.servicePoints.fields.phones"
          words={phoneWords}
          hint={text("form.phoneHint")}
          inputMode="tel"
          autoComplete="tel"
        />
        <TextInput
          field="email"
          label="resources.servicePoints.fields.email"
          hint={text("servicePoint.hints.email")}
          rules={["EMAIL_FORMAT"]}
          inputMode="email"
          autoComplete="email"
        />
        <TextInput
          field="note"
          label="resources.servicePoints.fields.note"
          hint={text("servicePoint.hints.note")}
          rows={3}
        />
      </Section>
      <StatusSection definition={servicePointVisibility} record={record} />
    </>
  );
}

/** หน่วยงานที่สังกัด: whose it is. It stays with its organisation and goes where that goes. */
function PlaceSection({ record: { organisation } }: { record: ServicePointRecordFragment }) {
  return (
    <Section id="place" title="servicePoint.sections.place">
      <SummaryRows
        rows={[
          {
            label: "servicePoint.organisation",
            value: organisation && (
              <Link to={`/organisations/${organisation.id}/show`}>
                <LocalName named={organisation} />
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** The pin is compared with the address as it stands in the form, and can give its district to the address. */
function PinSection() {
  const { setValue } = useFormContext<FormValues>();
  const [provinceCode, districtCode] = useWatch({ name: ["provinceCode", "districtCode"] }) as (string | undefined)[];
  const usePlace: PinInputProps["onUsePlace"] = ({ province, district }) => {
    const fields = { provinceCode: province.code, districtCode: district.code, subdistrictCode: "", postcode: "" };
    for (const [field, value] of Object.entries(fields)) setValue(field, value, { shouldDirty: true });
  };
  return (
    <Section id="pin-section" title="servicePoint.sections.pin">
      <div id={fieldId("pin")}>
        <PinInput source="pin" address={{ provinceCode, districtCode }} onUsePlace={usePlace} />
      </div>
    </Section>
  );
}
