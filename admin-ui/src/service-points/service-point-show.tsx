import { Link } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import { AreaLine } from "../address/AreaLine";
import type { ServicePointRecordFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { PhotoGallery } from "../files/PhotoGallery";
import { formatDate } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { LocalName } from "../organisations/organisation-fields";
import { CompletenessFact, MailLink, PhoneLinks } from "../show/facts";
import type { ShowDefinition, ShowRow, ShowSection } from "../show/show-definition";
import { StatusChip } from "../status/StatusChip";
import { FacilityNames, HoursView, OpenFact } from "../opening-hours/HoursView";
import { ConfirmPinButton } from "./ConfirmPinButton";
import { PinDoubts } from "./PinDoubts";
import { PinSourceName } from "./PinSourceName";
import { pinState } from "./pin-state";
import { ServicePointHistoryDocument } from "./service-point.graphql";
import { servicePointVisibility } from "./service-point-visibility";

type Row = ServicePointRecordFragment;

function Subtitle({ record }: { record: Row }) {
  return (
    <>
      {record.code && `${record.code} · `}
      {record.organisation && (
        <Link to={`/organisations/${record.organisation.id}/show`}>
          <LocalName named={record.organisation} />
        </Link>
      )}
    </>
  );
}

function Facts({ record }: { record: Row }) {
  return (
    <>
      <StatusChip state={pinState(record.pin)} />
      <OpenFact of={record} />
      <CompletenessFact record={record} resource="servicePoints" />
    </>
  );
}

/** Where the coordinates come from: an officer by name, or a file or address that nobody has confirmed. */
function PinOrigin({ pin }: { pin: NonNullable<Row["pin"]> }) {
  const text = useText();
  const [locale] = useLocale();
  if (!pin.isConfirmed)
    return text(pin.source === "ADDRESS" ? "servicePoint.pinFromAddress" : "servicePoint.pinImported");
  const date = pin.confirmedAt ? formatDate(pin.confirmedAt, locale) : "";
  return text("servicePoint.pinConfirmed", { name: pin.confirmedByName ?? "", date });
}

/** How near the map looks at a single service point: its district fills the view. */
const CLOSE_ZOOM = 13;

function PinValue({ record, pin }: { record: Row; pin: NonNullable<Row["pin"]> }) {
  const text = useText();
  const { id } = record;
  const mapPath = `/servicePoints/map?point=${id}&at=${pin.latitude},${pin.longitude},${CLOSE_ZOOM}`;
  return (
    <>
      <StatusChip state={pinState(pin)} />
      <div>{text("servicePoint.coordinates", { latitude: pin.latitude, longitude: pin.longitude })}</div>
      <div>
        <PinOrigin pin={pin} />
      </div>
      {pin.isConfirmed && (
        <div>
          {text("servicePoint.pinSource")}: <PinSourceName pin={pin} />
        </div>
      )}
      <PinDoubts key={record.version} of={record} />
      {pin.reason && <div>{text("show.history.reason", { reason: pin.reason })}</div>}
      <Link to={mapPath}>{text("servicePoint.showOnMap")}</Link>
      <div>
        <ConfirmPinButton point={record} />
      </div>
    </>
  );
}

function field(name: string, value: ShowRow["value"]): ShowRow {
  return { field: name, label: `resources.servicePoints.fields.${name}` as ShowRow["label"], value };
}

function useSections(record: Row): ShowSection[] {
  return [
    {
      title: "servicePoint.sections.general",
      rows: [field("nameTh", record.nameTh), field("nameEn", record.nameEn && <span lang="en">{record.nameEn}</span>)],
    },
    {
      title: "servicePoint.sections.address",
      rows: [
        field("addressTh", record.addressTh),
        { field: "provinceCode", label: "common.area", value: record.province && <AreaLine of={record} /> },
        field("postcode", record.postcode),
        field("addressEn", record.addressEn && <span lang="en">{record.addressEn}</span>),
        field("pin", record.pin && <PinValue record={record} pin={record.pin} />),
      ],
    },
    {
      title: "servicePoint.sections.photos",
      rows: [field("photos", record.photos.length > 0 && <PhotoGallery photos={record.photos} />)],
    },
    {
      title: "hours.section",
      rows: [
        field("openingHours", record.openingHours && <HoursView hours={record.openingHours} />),
        field("facilities", record.facilities.length > 0 && <FacilityNames facilities={record.facilities} />),
      ],
    },
    {
      title: "servicePoint.sections.contact",
      rows: [
        field("phones", record.phones.length > 0 && <PhoneLinks phones={record.phones} />),
        field("email", record.email && <MailLink address={record.email} />),
        field("note", record.note),
      ],
    },
  ];
}

/** The page of one service point. */
export const servicePointShow: ShowDefinition<Row> = {
  listTitle: "servicePoint.listTitle",
  Subtitle,
  Facts,
  useSections,
  useHistory: (id, first) => {
    const { data, error, refetch } = useApiQuery(
      ServicePointHistoryDocument,
      { id, first },
      { placeholderData: keepPreviousData },
    );
    return { entries: data?.servicePoint?.history, error, refetch: () => void refetch() };
  },
  // Nobody outside sees one that is hidden, itself or from above.
  moreActions: ({ id, status, hiddenBy }) =>
    status === "VISIBLE" && !hiddenBy ? [{ label: "show.asCitizen", to: `/publicServicePoints/${id}` }] : [],
  ...servicePointVisibility,
};
