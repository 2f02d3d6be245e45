import type { addTh } from "./add.th";

/** The English texts of adding. */
export const addEn: typeof addTh = {
  organisation: "Add an organisation",
  organisationBelow: "Add an organisation below",
  servicePoint: "Add a service point",
  parent: "Parent organisation",
  owner: "Organisation that it belongs to",
  placeHint: "Type a name or a code to search",
  level: "Level",
  code: "Code of 13 digits",
  codeHint: "Leave empty to have one made",
  next: "Next",
  nextHint: "First a look whether it is there already",
  nearTitle: "%{count} similar entries are there already",
  nearHint: "If one of them is the same, use it: its data, history and users stay.",
  reasons: { SAME_NAME: "Same name", SAME_CODE: "Same code", SAME_PLACE: "Same place" },
  open: "Open this one",
  unhide: "Show again",
  unhidden: "%{name} is shown again",
  addAnyway: "It is none of these: add a new one",
  back: "Back to the form",
  added: "%{name} has been added; now fill in the rest",
  checking: "Looking",
};
