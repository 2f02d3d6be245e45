import type { ownThai } from "./th";

/** The texts of Pakmut itself (without react-admin's), in the shape that every language fills. */
export type OwnMessages = typeof ownThai;

type LeafPath<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${LeafPath<T[K]>}`;
}[keyof T & string];

/** Every key that can be translated: a wrong one fails the build. */
export type MessageKey = LeafPath<OwnMessages>;
