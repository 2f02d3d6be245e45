import { Link, useParams } from "react-router";
import Button from "@mui/material/Button";
import MapOutlined from "@mui/icons-material/MapOutlined";
import { styled } from "@mui/material/styles";
import { AreaLine } from "../address/AreaLine";
import type { PublicPointQuery } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { PhotoGallery } from "../files/PhotoGallery";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { FacilityNames, HoursView, OpenFact } from "../opening-hours/HoursView";
import { MailLink, PhoneLinks } from "../show/facts";
import { RecordProblem } from "../show/RecordProblem";
import type { ShowRow, ShowSection } from "../show/show-definition";
import { SummarySection } from "../show/SummaryList";
import { OwnPointDocument, PublicPointDocument } from "./public-service-point.graphql";

type Point = NonNullable<PublicPointQuery["publicServicePoint"]>;

/** How near the map looks at a single service point. */
const CLOSE_ZOOM = 13;

const Facts = styled("div")({ display: "flex", flexWrap: "wrap", gap: "8px 24px", alignItems: "center" });

/** One service point of any organisation, as the public sees it. */
export function PublicPointPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useApiQuery(PublicPointDocument, { id });
  const point = data?.publicServicePoint;
  if (error) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  return point ? <PublicPoint key={id} point={point} /> : <PageSkeleton />;
}

function PublicPoint({ point }: { point: Point }) {
  const text = useText();
  const [locale] = useLocale();
  const names = [...point.ancestors, ...(point.organisation ? [point.organisation] : [])];
  return (
    <Page kind="edit">
      <PageHeader
        title={localName(point, locale)}
        titleLang={localNameLang(point, locale)}
        subtitle={[point.code, names.map((name) => localName(name, locale)).join(" › ")].filter(Boolean).join(" · ")}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("publicPoint.title"), path: "/publicServicePoints" },
        ]}
        actions={<OwnPageButton id={point.id} />}
      />
      <Facts>
        <OpenFact of={point} />
        {point.pin && (
          <Button
            component={Link}
            to={`/publicServicePoints?view=map&point=${point.id}&at=${point.pin.latitude},${point.pin.longitude},${CLOSE_ZOOM}`}
            startIcon={<MapOutlined aria-hidden />}
          >
            {text("servicePoint.showOnMap")}
          </Button>
        )}
      </Facts>
      <Banner tone="info">{text("publicPoint.readOnly")}</Banner>
      {sectionsOf(point).map((section) => (
        <SummarySection key={section.title} section={section} editPath={undefined} />
      ))}
    </Page>
  );
}

/** Whoever has it in her scope, too, can go where it is worked on. */
function OwnPageButton({ id }: { id: string }) {
  const text = useText();
  const { data } = useApiQuery(OwnPointDocument, { ids: [id] });
  if (!data?.servicePoints.nodes.length) return null;
  return (
    <Button component={Link} to={`/servicePoints/${id}/show`} variant="outlined">
      {text("publicPoint.own")}
    </Button>
  );
}

const field = (name: string, value: ShowRow["value"]): ShowRow => ({
  label: `resources.servicePoints.fields.${name}` as ShowRow["label"],
  value,
});

/** What nobody has filled in is left out: it cannot be filled in here. */
function sectionsOf(point: Point): ShowSection[] {
  const { pin } = point;
  const sections: ShowSection[] = [
    {
      title: "servicePoint.sections.address",
      rows: [
        field("addressTh", point.addressTh),
        { label: "common.area", value: point.province && <AreaLine of={point} /> },
        field("postcode", point.postcode),
        field("addressEn", point.addressEn && <span lang="en">{point.addressEn}</span>),
        field("pin", pin && `${pin.latitude}, ${pin.longitude}`),
      ],
    },
    {
      title: "hours.section",
      rows: [
        field("openingHours", point.openingHours && <HoursView hours={point.openingHours} />),
        field("facilities", point.facilities.length > 0 && <FacilityNames facilities={point.facilities} />),
      ],
    },
    {
      title: "servicePoint.sections.contact",
      rows: [
        field("phones", point.phones.length > 0 && <PhoneLinks phones={point.phones} />),
        field("email", point.email && <MailLink address={point.email} />),
      ],
    },
    {
      title: "servicePoint.sections.photos",
      rows: [field("photos", point.photos.length > 0 && <PhotoGallery photos={point.photos} />)],
    },
  ];
  return sections
    .map((section) => ({ ...section, rows: section.rows.filter(({ value }) => Boolean(value)) }))
    .filter(({ rows }) => rows.length > 0);
}
