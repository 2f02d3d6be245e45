import { Link } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import { AreaLine } from "../address/AreaLine";
import { useActiveGrant } from "../auth/session";
import type { OrganisationRecordFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { PhotoGallery } from "../files/PhotoGallery";
import { Picture } from "../files/Picture";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { listPath } from "../list/list-path";
import { CompletenessFact, MailLink, PhoneLinks, WebLink } from "../show/facts";
import type { ShowDefinition, ShowRow, ShowSection } from "../show/show-definition";
import { ServicePointSummaryDocument } from "../service-points/service-point.graphql";
import { HoursView, OpenFact } from "../opening-hours/HoursView";
import { AncestorLinks, LevelText, LocalName } from "./organisation-fields";
import { OrganisationHistoryDocument } from "./organisation.graphql";
import { organisationVisibility } from "./organisation-visibility";

type Row = OrganisationRecordFragment;

function Subtitle({ record }: { record: Row }) {
  const grant = useActiveGrant();
  return (
    <>
      {record.code && `${record.code} · `}
      <AncestorLinks ancestors={record.ancestors} firstInScope={grant?.organisationId} />
    </>
  );
}

function Facts({ record }: { record: Row }) {
  const text = useText();
  const [locale] = useLocale();
  const points = useApiQuery(ServicePointSummaryDocument, { filter: { within: record.id } }).data?.servicePointSummary;
  return (
    <>
      {record.mergedInto && (
        <Link to={`/organisations/${record.mergedInto.id}/show`}>
          {text("merge.mergedInto", { name: localName(record.mergedInto, locale) })}
        </Link>
      )}
      {record.moveUnderWay && (
        <Link to={`/organisations/moves/${record.moveUnderWay.id}`}>{text("move.underWay")}</Link>
      )}
      <OpenFact of={record} />
      <CompletenessFact record={record} resource="organisations" />
      {points && (
        <Link to={listPath("servicePoints", { within: record.id })}>
          {text("organisation.servicePointsWithin", {
            count: formatCount(points.totalCount),
            smart_count: points.totalCount,
          })}
        </Link>
      )}
      {record.descendantCount > 0 && (
        <Link to={listPath("organisations", { within: record.id })}>
          {text("organisation.descendants", {
            count: formatCount(record.descendantCount),
            smart_count: record.descendantCount,
          })}
        </Link>
      )}
    </>
  );
}

function field(name: string, value: ShowRow["value"]): ShowRow {
  return { field: name, label: `resources.organisations.fields.${name}` as ShowRow["label"], value };
}

function ShownLogo({ logo }: { logo: NonNullable<Row["logo"]> }) {
  const text = useText();
  const [locale] = useLocale();
  const name = localName(logo.owner, locale);
  return (
    <>
      <Picture url={logo.url} alt={text("organisation.logoOf", { name })} sizes="160px" style={{ width: 160 }} />
      {logo.isInherited && text("file.logoInherited", { name })}
    </>
  );
}

function useSections(record: Row): ShowSection[] {
  return [
    {
      title: "organisation.sections.general",
      rows: [
        field("nameTh", record.nameTh),
        field("nameEn", record.nameEn && <span lang="en">{record.nameEn}</span>),
        field("fullNameTh", record.fullNameTh),
        { label: "common.code", value: record.code },
        { label: "common.level", value: <LevelText level={record.level} /> },
        { label: "common.type", value: record.type && <LocalName named={record.type} /> },
        { label: "common.subType", value: record.subType && <LocalName named={record.subType} /> },
        { label: "common.category", value: record.category && <LocalName named={record.category} /> },
      ],
    },
    {
      title: "organisation.sections.address",
      rows: [
        field("addressTh", record.addressTh),
        { field: "provinceCode", label: "common.area", value: record.province && <AreaLine of={record} /> },
        field("postcode", record.postcode),
        field("addressEn", record.addressEn && <span lang="en">{record.addressEn}</span>),
      ],
    },
    {
      title: "organisation.sections.pictures",
      rows: [
        field("logoFileId", record.logo && <ShownLogo logo={record.logo} />),
        field("photos", record.photos.length > 0 && <PhotoGallery photos={record.photos} />),
      ],
    },
    {
      title: "hours.section",
      rows: [field("openingHours", record.openingHours && <HoursView hours={record.openingHours} />)],
    },
    {
      title: "organisation.sections.contact",
      rows: [
        field("phones", record.phones.length > 0 && <PhoneLinks phones={record.phones} />),
        field("fax", record.fax),
        field("website", record.website && <WebLink address={record.website} />),
        field(
          "socialLinks",
          record.socialLinks.map((link) => (
            <div key={link}>
              <WebLink address={link} />
            </div>
          )),
        ),
      ],
    },
    {
      title: "organisation.sections.emails",
      rows: (["emailPublic", "emailRegistered", "emailComplaints"] as const).map((name) => {
        const address = record[name];
        return field(name, address && <MailLink address={address} />);
      }),
    },
  ];
}

/** The page of one organisation. */
export const organisationShow: ShowDefinition<Row> = {
  listTitle: "organisation.listTitle",
  Subtitle,
  Facts,
  useSections,
  useHistory: (id, first) => {
    const { data, error, refetch } = useApiQuery(
      OrganisationHistoryDocument,
      { id, first },
      { placeholderData: keepPreviousData },
    );
    return { entries: data?.organisation?.history, error, refetch: () => void refetch() };
  },
  moreActions: ({ id }) => [
    { label: "show.inTree", to: `/organisations/tree?node=${id}` },
    { label: "move.button", to: `/organisations/${id}/move`, action: "MANAGE_ORGANISATION" },
    { label: "merge.button", to: `/organisations/${id}/merge`, action: "MANAGE_ORGANISATION" },
    { label: "add.organisationBelow", to: `/organisations/add?below=${id}`, action: "ADD_ORGANISATION" },
    { label: "add.servicePoint", to: `/servicePoints/add?below=${id}`, action: "MANAGE_SERVICE_POINT" },
  ],
  ...organisationVisibility,
};
