import { Link } from "react-router";
import Button from "@mui/material/Button";
import EditOutlined from "@mui/icons-material/EditOutlined";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../../address/PlaceName";
import type { PointCardQuery, PointRowFragment, ServicePointFilter } from "../../data/generated/graphql";
import { useApiQuery } from "../../data/use-api-query";
import { errorText } from "../../data/error-text";
import { formatCount } from "../../format/number";
import { localName, localNameLang } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { Meter } from "../../list/CompletenessMeter";
import { ExplainedButton } from "../../permission/ExplainedButton";
import { permittedOf } from "../../permission/reason-text";
import { StatusChip } from "../../status/StatusChip";
import { CardFrame } from "./CardFrame";
import { ConfirmPinButton } from "../ConfirmPinButton";
import { PinSourceName } from "../PinSourceName";
import { pinState } from "../pin-state";
import { PointCardDocument, PointsInViewDocument } from "./point-map.graphql";

const heapShown = 50;

const Chips = styled("div")({ display: "flex", flexWrap: "wrap", gap: "4px 12px", margin: "4px 0 8px" });
const Actions = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8, marginTop: 12 });
const Names = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& button": { justifyContent: "start", textAlign: "start", whiteSpace: "normal" },
});

interface CardProps {
  onClose(): void;
}

/** A service point in short, over the map. */
export function PointCard({ id, onClose }: CardProps & { id: string }) {
  const text = useText();
  const { data, error } = useApiQuery(PointCardDocument, { id });
  const point = data?.servicePoint;
  if (error) {
    return (
      <CardFrame title={text("pointMap.card")} focusKey={id} onClose={onClose}>
        {errorText(error, text)}
      </CardFrame>
    );
  }
  return point ? <PointFacts point={point} onClose={onClose} /> : <LoadingCard onClose={onClose} />;
}

type CardPoint = NonNullable<PointCardQuery["servicePoint"]>;

function PointFacts({ point, onClose }: CardProps & { point: CardPoint }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <CardFrame
      title={localName(point, locale)}
      lang={localNameLang(point, locale)}
      focusKey={point.id}
      onClose={onClose}
    >
      <Typography color="text.secondary" sx={{ fontSize: 15 }}>
        <PlaceName district={point.district} province={point.province} />
      </Typography>
      <Chips>
        <StatusChip state={pinState(point.pin)} />
        {point.status === "HIDDEN" && <StatusChip state="HIDDEN" />}
      </Chips>
      {point.pin && (
        <Typography color="text.secondary" sx={{ fontSize: 15 }}>
          {text("servicePoint.pinSource")}: <PinSourceName pin={point.pin} />
        </Typography>
      )}
      <Meter percent={point.completeness.percent} width={140} />
      <Actions>
        <ConfirmPinButton point={point} />
        <ExplainedButton
          permitted={permittedOf(point.allowedActions, "EDIT_PROFILE")}
          to={`/servicePoints/${point.id}`}
          variant="contained"
          startIcon={<EditOutlined aria-hidden />}
        >
          {text("pointMap.edit")}
        </ExplainedButton>
        <Button component={Link} to={`/servicePoints/${point.id}/show`} variant="outlined">
          {text("pointMap.show")}
        </Button>
      </Actions>
    </CardFrame>
  );
}

function LoadingCard({ onClose }: CardProps) {
  const text = useText();
  return (
    <CardFrame title={text("pointMap.card")} focusKey="" onClose={onClose}>
      <Skeleton height={96} />
    </CardFrame>
  );
}

/** Service points that lie on top of each other: zooming in would not part them. */
export function HeapCard({
  filter,
  onChoose,
  onClose,
}: CardProps & { filter: ServicePointFilter; onChoose(point: PointRowFragment): void }) {
  const text = useText();
  const [locale] = useLocale();
  const { data } = useApiQuery(PointsInViewDocument, { filter, first: heapShown });
  if (!data) return <LoadingCard onClose={onClose} />;
  const { nodes, totalCount } = data.servicePoints;
  return (
    <CardFrame title={text("pointMap.samePlace", { count: formatCount(totalCount) })} focusKey="heap" onClose={onClose}>
      <Names>
        {nodes.map((point) => (
          <li key={point.id}>
            <Button onClick={() => onChoose(point)} lang={localNameLang(point, locale)}>
              {localName(point, locale)}
            </Button>
          </li>
        ))}
      </Names>
    </CardFrame>
  );
}
