import { useState, type FormEvent } from "react";
import ArrowDownwardOutlined from "@mui/icons-material/ArrowDownwardOutlined";
import ArrowUpwardOutlined from "@mui/icons-material/ArrowUpwardOutlined";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { formatCount } from "../../format/number";
import { useText } from "../../i18n/use-text";
import { Banner } from "../../layout/Banner";
import { useSiblingOrder } from "./use-sibling-order";

interface SiblingOrderProps {
  organisation: { id: string; siblingPosition: number; siblingCount: number };
  onPlaced: () => void;
}

/** As the API says of placeOrganisation. */
const MAX_POSITION = 1_000;

/** The place of an organisation among its siblings: a step up or down, or the number of a place. */
export function SiblingOrder({ organisation: { id, siblingPosition, siblingCount }, onPlaced }: SiblingOrderProps) {
  const text = useText();
  const { place, isSending, problem } = useSiblingOrder(onPlaced);
  const isFirst = siblingPosition === 1;
  const isLast = siblingPosition === siblingCount || siblingPosition >= MAX_POSITION;
  return (
    <div>
      <Typography component="h3" variant="h4">
        {text("tree.place", { position: formatCount(siblingPosition), count: formatCount(siblingCount) })}
      </Typography>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", marginTop: 8 }}>
        <Button
          variant="outlined"
          startIcon={<ArrowUpwardOutlined aria-hidden />}
          aria-disabled={isFirst || isSending}
          onClick={() => !isFirst && place(id, siblingPosition - 1, siblingPosition)}
        >
          {text("tree.placeUp")}
        </Button>
        <Button
          variant="outlined"
          startIcon={<ArrowDownwardOutlined aria-hidden />}
          aria-disabled={isLast || isSending}
          onClick={() => !isLast && place(id, siblingPosition + 1, siblingPosition)}
        >
          {text("tree.placeDown")}
        </Button>
        <PositionForm
          max={Math.min(siblingCount, MAX_POSITION)}
          onSubmit={(position) => place(id, position, siblingPosition)}
        />
      </div>
      {problem && (
        <Banner tone="error" role="alert">
          {problem}
        </Banner>
      )}
    </div>
  );
}

function PositionForm({ max, onSubmit }: { max: number; onSubmit: (position: number) => void }) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const position = Number(typed);
  const isWrong = typed !== "" && !(Number.isInteger(position) && position >= 1 && position <= max);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed === "" || isWrong) return;
    onSubmit(position);
    setTyped("");
  }
  return (
    <form onSubmit={submit} style={{ display: "flex", gap: 8, alignItems: "start" }}>
      <TextField
        id="sibling-position"
        label={text("tree.placeAt")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isWrong}
        helperText={isWrong ? text("tree.placeRange", { max: formatCount(max) }) : undefined}
        slotProps={{ htmlInput: { inputMode: "numeric", maxLength: 4 } }}
        sx={{ width: 140 }}
      />
      <Button type="submit" variant="outlined">
        {text("tree.placeSet")}
      </Button>
    </form>
  );
}
