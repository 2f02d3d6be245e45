import type { listViewTh } from "./list-view.th";

export const listViewEn: typeof listViewTh = {
  title: "My views",
  intro: "Keep filters, order and columns of the list as it is now under a name. Seen by you alone, on every machine.",
  name: "Name of the view",
  nameHint: "Such as: Not pinned in the city district",
  save: "Save this view",
  saved: "The view “%{name}” is saved",
  none: "There is no view of this list yet",
  own: "Saved views",
  current: "shown now",
  update: "Make “%{name}” what the list is now",
  updated: "The view “%{name}” is what the list is now",
  rename: "Rename “%{name}”",
  renameDone: "Use this name",
  copy: "Copy the link of “%{name}”",
  remove: "Delete “%{name}”",
  removed: "The view “%{name}” is deleted",
  removeTitle: "Delete the view “%{name}”",
  removeVerb: "Delete view",
  removeEffect: "Only the view goes, no data of the list. Its link will not work any more.",
};
