import type { Pool } from "pg";

/** How a pool of connections is used at the moment. */
export interface PoolUse {
  open: number;
  /** Of these, unused. */
  idle: number;
  /** Requests that wait for a connection. */
  waiting: number;
}

/** Reads a pool's use; costs nothing. */
export const poolUseOf = ({ totalCount, idleCount, waitingCount }: Pool): PoolUse => ({
  open: totalCount,
  idle: idleCount,
  waiting: waitingCount,
});
