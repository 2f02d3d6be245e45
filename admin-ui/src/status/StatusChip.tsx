import { styled } from "@mui/material/styles";
import { tone, type Tone } from "../layout/tokens";
import { useText, type TextValues } from "../i18n/use-text";
import { states, type State } from "./states";

const Chip = styled("span", { shouldForwardProp: (prop) => prop !== "tone" })<{ tone: Tone }>(({ tone: name }) => ({
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  whiteSpace: "nowrap",
  fontSize: 15,
  lineHeight: 1.6,
  borderRadius: 6,
  color: tone[name].text,
  backgroundColor: tone[name].tint,
  fontWeight: name === "plain" ? 400 : 600,
  padding: name === "plain" ? 0 : "0 8px",
}));

interface StatusChipProps {
  state: State;
  /** Values of the state's text, e.g. `{ count: 3 }` for INCOMPLETE. */
  values?: TextValues;
  /** The icon alone, its words on hover and for who listens: in a column that says what it is about. */
  isBrief?: boolean;
}

/** A state as icon, word and, where somebody should look, a tint. The only component that draws states. */
export function StatusChip({ state, values, isBrief = false }: StatusChipProps) {
  const text = useText();
  const { icon: Icon, tone: stateTone } = states[state];
  const words = text(`status.${state}`, values);
  return (
    <Chip tone={stateTone} title={isBrief ? words : undefined}>
      <Icon aria-hidden sx={{ fontSize: 18 }} />
      {isBrief ? <span className="visually-hidden">{words}</span> : words}
    </Chip>
  );
}
