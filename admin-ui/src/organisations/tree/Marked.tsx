import { styled } from "@mui/material/styles";
import { markedParts } from "./marked-parts";

const Mark = styled("mark")({ backgroundColor: "#FFF1D6", color: "inherit", borderRadius: 3 });

/** A name with the searched words marked in it. */
export function Marked({ text, query }: { text: string; query: string }) {
  return markedParts(text, query).map(({ part, isMatch }, index) =>
    isMatch ? <Mark key={index}>{part}</Mark> : <span key={index}>{part}</span>,
  );
}
