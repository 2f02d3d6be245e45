import type { Role } from "../auth/session";
import type { SeatFragment } from "../data/generated/graphql";

interface Place {
  id: string;
  seats: readonly Pick<SeatFragment, "role" | "status">[];
}

/** How many of the places can give a role at all, and how many have an unused token for it. */
export interface SeatCount {
  role: Role;
  seats: number;
  ready: number;
}

/** The roles that these places can give, in the order of the table of roles. */
export function countSeats(places: readonly Place[], order: readonly Role[]): SeatCount[] {
  const all = places.flatMap(({ seats }) => seats);
  return order
    .map((role) => {
      const ofRole = all.filter((seat) => seat.role === role);
      return { role, seats: ofRole.length, ready: ofRole.filter(({ status }) => status === "READY").length };
    })
    .filter(({ seats }) => seats > 0);
}
