import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { ChangeValueText } from "../../audit-entries/ChangeValueText";
import { fieldText } from "../../audit-entries/field-text";
import type { MergePreviewQuery } from "../../data/generated/graphql";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { Card } from "../../layout/Card";
import { Facts } from "../move/MoveEffect";
import { mergeTh } from "./merge.th";

type Refusal = keyof typeof mergeTh.refusals;
const isKnown = (refusal: string): refusal is Refusal => Object.hasOwn(mergeTh.refusals, refusal);

/** What goes where, with figures, before it is done; or why it cannot be. */
export function MergeEffect({ preview }: { preview: MergePreviewQuery }) {
  const text = useText();
  const { organisationMergePreview: merge, servicePointSummary: points, subtreeAccess: access } = preview;
  if (merge.refusal) {
    return (
      <Banner tone="error" role="alert">
        {text(`merge.refusals.${isKnown(merge.refusal) ? merge.refusal : "SAME"}`)}
      </Banner>
    );
  }
  const figures = [
    ["organisations", merge.organisationCount],
    ["servicePoints", points?.totalCount ?? 0],
    ["grants", access.grantCount],
    ["tokens", access.tokenCount],
    ["apiKeys", access.apiKeyCount],
    ["photos", merge.photoCount],
  ] as const;
  return (
    <Card>
      <Typography variant="h2">{text("merge.effect")}</Typography>
      <Facts>
        {figures.map(([name, count]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{text(`merge.${name}`)}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </Facts>
      <Typography>{text("merge.twice")}</Typography>
    </Card>
  );
}

interface DifferencesProps {
  differences: MergePreviewQuery["organisationMergePreview"]["differences"];
  /** Fields whose value comes from the one that goes. */
  taken: ReadonlySet<string>;
  onChange: (field: string, isTaken: boolean) => void;
}

/** Field by field: which of the two values stays. */
export function Differences({ differences, taken, onChange }: DifferencesProps) {
  const text = useText();
  if (differences.length === 0) return <Banner tone="info">{text("merge.same")}</Banner>;
  return (
    <Card>
      <Typography variant="h2">{text("merge.differences")}</Typography>
      <Typography color="text.secondary">{text("merge.differencesHint")}</Typography>
      {differences.map(({ field, kept, merged }) => {
        const label = fieldText("Organisation", field, text);
        const value = (of: string | null | undefined) => (
          <ChangeValueText entityType="Organisation" field={field} value={of} />
        );
        return (
          <fieldset key={field} style={{ border: 0, margin: "16px 0 0", padding: 0 }}>
            <Typography component="legend" sx={{ fontWeight: 600 }}>
              {label}
            </Typography>
            <RadioGroup
              name={`merge-${field}`}
              aria-label={label}
              value={taken.has(field) ? "merged" : "kept"}
              onChange={(_, chosen) => onChange(field, chosen === "merged")}
            >
              <FormControlLabel value="kept" control={<Radio />} label={value(kept)} />
              <FormControlLabel value="merged" control={<Radio />} label={value(merged)} />
            </RadioGroup>
          </fieldset>
        );
      })}
    </Card>
  );
}
