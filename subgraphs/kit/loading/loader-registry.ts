import DataLoader from "dataloader";
import type { Operation } from "../database/operation";

/** Reads many keys at once: gives one value (or `null`) for each key, in the order of the keys. */
export type BatchRead<Key, Value> = (operation: Operation, keys: readonly Key[]) => Promise<(Value | null)[]>;

/** The loaders of one operation: each is made when first asked for and forgotten after a write. */
export class LoaderRegistry {
  #loaders = new Map<BatchRead<never, unknown>, DataLoader<never, unknown>>();

  /** Loads one key; all keys that are asked for in one tick are read together by `read`. */
  load<Key, Value>(operation: Operation, read: BatchRead<Key, Value>, key: Key): Promise<Value | null> {
    let loader = this.#loaders.get(read as BatchRead<never, unknown>) as DataLoader<Key, Value | null> | undefined;
    if (!loader) {
      loader = new DataLoader<Key, Value | null>((keys) => read(operation, keys));
      this.#loaders.set(read as BatchRead<never, unknown>, loader as DataLoader<never, unknown>);
    }
    return loader.load(key);
  }

  clear(): void {
    this.#loaders.clear();
  }
}
