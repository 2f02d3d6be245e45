import type { ListWords } from "./TextListInput";

export const phoneWords: ListWords = { item: "form.phone", add: "form.addPhone", remove: "form.removePhone" };
export const linkWords: ListWords = { item: "form.link", add: "form.addLink", remove: "form.removeLink" };
