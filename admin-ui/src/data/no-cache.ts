import { ApolloCache } from "@apollo/client";

/**
 * A cache that keeps nothing. Apollo's client wants one; react-query is ours, so Apollo's normalising cache would only
 * be code to download.
 */
export class NoCache extends ApolloCache {
  read(): null {
    return null;
  }
  write(): undefined {
    return undefined;
  }
  diff() {
    return { result: null, complete: false as const, missing: undefined };
  }
  watch(): () => void {
    return () => undefined;
  }
  async reset(): Promise<void> {}
  evict(): boolean {
    return false;
  }
  restore(): this {
    return this;
  }
  extract(): unknown {
    return {};
  }
  removeOptimistic(): void {}
  fragmentMatches(): boolean {
    return true;
  }
  performTransaction(): void {}
}
