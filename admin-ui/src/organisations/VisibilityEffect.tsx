import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { VisibilityEffectDocument } from "./organisation.graphql";

/** What hiding an organisation with all below it, or showing it again, changes for the public: with figures, before it is done. */
export function VisibilityEffect({ record, isHiding }: { record: { id: string }; isHiding: boolean }) {
  const text = useText();
  const { data, error } = useApiQuery(VisibilityEffectDocument, { id: record.id });
  if (error) return <Banner tone="error">{text("organisation.visibility.unknown")}</Banner>;
  if (!data) return <Skeleton variant="rounded" height={72} />;
  const { organisationVisibilityEffect: organisations, servicePointVisibilityEffect: points } = data;
  const staying = organisations.stayingHiddenCount + (points?.stayingHiddenCount ?? 0);
  return (
    <div>
      <Typography sx={{ fontWeight: 600 }}>
        {text(isHiding ? "organisation.visibility.hides" : "organisation.visibility.shows", {
          organisations: formatCount(organisations.changingCount),
          points: formatCount(points?.changingCount ?? 0),
        })}
      </Typography>
      {staying > 0 && (
        <Typography>
          {text("organisation.visibility.staying", {
            organisations: formatCount(organisations.stayingHiddenCount),
            points: formatCount(points?.stayingHiddenCount ?? 0),
          })}
        </Typography>
      )}
      {isHiding && (
        <Typography>
          {text("organisation.visibility.users", { grants: formatCount(data.subtreeAccess.grantCount) })}
        </Typography>
      )}
    </div>
  );
}
