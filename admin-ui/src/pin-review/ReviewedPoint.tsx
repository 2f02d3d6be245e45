import { lazy, Suspense, useId, useState } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../address/PlaceName";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { CoordinateFields } from "../map/CoordinateFields";
import { MapErrorBoundary } from "../map/MapErrorBoundary";
import { Notice } from "../map/Notice";
import type { Coordinates } from "../map/parse-coordinates";
import { judgePin } from "../map/pin-verdict";
import { PinVerdictLine } from "../map/PinVerdictLine";
import { usePlace } from "../map/use-place";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import { ReasonDialog, useConfirmation } from "../service-points/ConfirmPinButton";
import { DoubtText } from "./DoubtText";
import type { DoubtfulPoint } from "./ReviewQueue";
import { useMovePin } from "./use-move-pin";

/** OpenLayers is a chunk of its own. */
const PinMap = lazy(() => import("../map/PinMap").then((module) => ({ default: module.PinMap })));

const mapHeight = 420;
const maxReasonLength = 500;

const Stack = styled("div")({ display: "flex", flexDirection: "column", gap: 16 });
const Actions = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8 });

interface ReviewedPointProps {
  point: DoubtfulPoint;
  onNext: () => void;
}

/** One pin that may be wrong: what speaks against it, where it is, and the ways to settle it. */
export function ReviewedPoint({ point, onNext }: ReviewedPointProps) {
  const text = useText();
  const [locale] = useLocale();
  const hintId = useId();
  const [moved, setMoved] = useState<Coordinates | null>(null);
  const [hasTextProblem, setTextProblem] = useState(false);
  const [reason, setReason] = useState("");
  const shown = moved ?? point.pin ?? null;
  const address = { provinceCode: point.province?.code, districtCode: point.district?.code };
  const { place, isChecking } = usePlace(shown);
  const verdict = place && judgePin(place, address);
  const moving = useMovePin(point, onNext);
  const confirmation = useConfirmation(point, onNext);
  const permitted = permittedOf(point.allowedActions, "EDIT_PROFILE");
  const save = () => {
    if (moved && !hasTextProblem) moving.send(moved, reason);
    else announce(text("pinReview.notMoved"));
  };
  return (
    <Card>
      <Stack>
        <div>
          <Typography variant="h2" lang={localNameLang(point, locale)}>
            {localName(point, locale)}
          </Typography>
          <Typography color="text.secondary">
            <PlaceName district={point.district} province={point.province} />
          </Typography>
        </div>
        <Banner tone="warn">
          <DoubtText doubts={point.pinDoubts} />
        </Banner>
        <MapErrorBoundary fallback={<Notice tone="warn">{text("map.noMap")}</Notice>}>
          <Suspense fallback={<Skeleton variant="rounded" height={mapHeight} />}>
            <PinMap
              label={text("pinReview.map")}
              describedBy={hintId}
              height={mapHeight}
              pin={shown}
              isHollow={moved === null && !point.pin?.isConfirmed}
              focus={null}
              hasCrosshair={false}
              onMove={setMoved}
              onReady={() => undefined}
            />
          </Suspense>
        </MapErrorBoundary>
        <Typography id={hintId} variant="caption" component="p" color="text.secondary">
          {text("map.pin.hint")}
        </Typography>
        <CoordinateFields pin={shown} onChange={setMoved} onProblem={(problem) => setTextProblem(problem !== null)} />
        {place && verdict && <PinVerdictLine place={place} verdict={verdict} address={address} isOld={isChecking} />}
        {moved && (verdict === "differs" || moving.needsReason) && (
          <TextField
            label={text("pinReview.reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={moving.needsReason}
            helperText={moving.needsReason ? text("error.rule.REQUIRED") : text("map.pin.reasonHint")}
            slotProps={{ htmlInput: { maxLength: maxReasonLength, autoComplete: "off" } }}
          />
        )}
        {moving.problem && !moving.needsReason && (
          <Banner tone="error" role="alert">
            {moving.problem}
          </Banner>
        )}
        <Actions>
          <ExplainedButton permitted={permitted} variant="contained" onClick={save}>
            {text("pinReview.save")}
          </ExplainedButton>
          <ExplainedButton permitted={permitted} variant="outlined" onClick={confirmation.ask}>
            {text("pinReview.right")}
          </ExplainedButton>
          <Button variant="outlined" onClick={onNext}>
            {text("pinReview.skip")}
          </Button>
          <Button component={Link} to={`/servicePoints/${point.id}`}>
            {text("pinReview.editAddress")}
          </Button>
        </Actions>
      </Stack>
      {confirmation.needsReason && <ReasonDialog confirmation={confirmation} />}
    </Card>
  );
}
