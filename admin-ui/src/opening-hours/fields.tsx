import { styled } from "@mui/material/styles";

/** A group of controls under a legend. */
export const Group = styled("fieldset")({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  display: "flex",
  flexDirection: "column",
  gap: 12,
  "& legend": { padding: 0, marginBottom: 8, fontWeight: 600, lineHeight: 1.5 },
});

/** Buttons or controls side by side that wrap on a phone. */
export const Wrapped = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" });
