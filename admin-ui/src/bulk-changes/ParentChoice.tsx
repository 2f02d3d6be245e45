import { AddPlaceDocument } from "../add/add.graphql";
import { PlaceChoice } from "../add/PlaceChoice";
import { errorText } from "../data/error-text";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Facts } from "../organisations/move/MoveEffect";
import type { BulkTarget } from "./bulk-change-kind";
import { MovedAlongDocument } from "./bulk-change.graphql";

interface ParentChoiceProps {
  target: BulkTarget;
  /** '' is none. */
  chosen: string;
  isMissing: boolean;
  onChange: (parentId: string) => void;
}

/** Where the organisations are to go, and who and what goes along: the same figures as before a single move. */
export function ParentChoice({ target, chosen, isMissing, onChange }: ParentChoiceProps) {
  const text = useText();
  const parent = useApiQuery(AddPlaceDocument, { id: chosen }, { enabled: chosen !== "" });
  return (
    <>
      <PlaceChoice
        label={text("move.parent")}
        chosen={chosen === "" ? undefined : (parent.data?.organisation ?? undefined)}
        onChange={onChange}
      />
      {isMissing && (
        <Banner tone="error" role="alert">
          {text("bulkChange.chooseParent")}
        </Banner>
      )}
      <MovedAlong ids={"records" in target ? target.records.map(({ recordId }) => recordId) : []} />
    </>
  );
}

function MovedAlong({ ids }: { ids: string[] }) {
  const text = useText();
  const { data, error } = useApiQuery(MovedAlongDocument, { ids });
  if (error) {
    return (
      <Banner tone="error" role="alert">
        {errorText(error, text)}
      </Banner>
    );
  }
  const figures = [
    ["organisations", data?.organisationSummary.totalCount],
    ["servicePoints", data?.servicePointSummary?.totalCount],
    ["grants", data?.subtreesAccess.grantCount],
    ["tokens", data?.subtreesAccess.tokenCount],
    ["apiKeys", data?.subtreesAccess.apiKeyCount],
  ] as const;
  return (
    <Facts aria-busy={!data} style={{ margin: 0 }}>
      {figures.map(([name, count]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{text(`move.${name}`)}</dt>
          <dd>{count === undefined ? "…" : formatCount(count)}</dd>
        </div>
      ))}
    </Facts>
  );
}
