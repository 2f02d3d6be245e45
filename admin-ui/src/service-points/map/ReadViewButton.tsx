import { useState } from "react";
import Button from "@mui/material/Button";
import RecordVoiceOverOutlined from "@mui/icons-material/RecordVoiceOverOutlined";
import { queryApi } from "../../data/api-client";
import { errorText } from "../../data/error-text";
import type { ServicePointFilter } from "../../data/generated/graphql";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { announce } from "../../layout/announcer";
import { ServicePointSummaryDocument } from "../service-point.graphql";

/** Tells what the map shows, in words and on request: saying it after every move would talk over everything else. */
export function ReadViewButton({ filter }: { filter: ServicePointFilter }) {
  const text = useText();
  const [sentence, setSentence] = useState("");
  const read = async () => {
    const words = await queryApi(ServicePointSummaryDocument, { filter }).then(
      ({ servicePointSummary: { totalCount, pinnedCount, incompleteCount } }) =>
        text("pointMap.viewSummary", {
          count: formatCount(totalCount),
          pinned: formatCount(pinnedCount),
          complete: formatCount(totalCount - incompleteCount),
        }),
      (error: unknown) => errorText(error, text),
    );
    setSentence(words);
    announce(words);
  };
  return (
    <div>
      <Button size="small" startIcon={<RecordVoiceOverOutlined aria-hidden />} onClick={() => void read()}>
        {text("pointMap.readView")}
      </Button>{" "}
      {sentence}
    </div>
  );
}
