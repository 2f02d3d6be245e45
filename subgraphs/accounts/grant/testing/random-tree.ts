import fc from "fast-check";
import { roles } from "../../../../schema/roles-and-actions";
import type { OracleGrant, OracleTree } from "./access.oracle";

/** A tree with its grants after some time has passed: nodes were moved, grants revoked. */
export interface Country {
  tree: OracleTree;
  /** Each node's path as the database keeps it. */
  paths: string[];
  grants: OracleGrant[];
}

const maxLevels = 5;
const depthOf = (parents: (number | null)[], node: number): number => {
  const above = parents[node];
  return typeof above === "number" ? 1 + depthOf(parents, above) : 0;
};
const heightOf = (parents: (number | null)[], node: number): number =>
  Math.max(0, ...parents.map((above, child) => (above === node ? 1 + heightOf(parents, child) : 0)));
const isAbove = (parents: (number | null)[], top: number, node: number | null): boolean =>
  node !== null && (node === top || isAbove(parents, top, parents[node] ?? null));

/** Hangs each node somewhere that is there already, and not too deep. */
function grow(choices: readonly number[]): (number | null)[] {
  const parents: (number | null)[] = [null];
  for (const choice of choices) {
    let above = choice % parents.length;
    while (depthOf(parents, above) >= maxLevels - 1) above = parents[above] as number;
    parents.push(above);
  }
  return parents;
}

/** Moves nodes with all below them, where that leaves a tree. */
function move(parents: (number | null)[], moves: readonly (readonly [number, number])[]): void {
  for (const [first, second] of moves) {
    const [node, to] = [first % parents.length, second % parents.length];
    const isPossible = node !== 0 && !isAbove(parents, node, to);
    if (isPossible && depthOf(parents, to) + 1 + heightOf(parents, node) < maxLevels) parents[node] = to;
  }
}

/** Short labels of few characters, so that one is often the beginning of another: 1, 10, 1z. Unique among all nodes. */
const labels = ["0", ..."123456789abcdefghijk".split("").flatMap((first) => [first, `${first}0`, `${first}z`])];

function pathOf(parents: (number | null)[], node: number): string {
  const above = parents[node];
  return typeof above === "number" ? `${pathOf(parents, above)}.${labels[node]}` : "0";
}

/** Random trees of at most five levels, random grants, moves and revocations. */
export const country: fc.Arbitrary<Country> = fc
  .record({
    choices: fc.array(fc.nat(1_000), { maxLength: 24, size: "max" }),
    moves: fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 6, size: "max" }),
    grants: fc.array(
      fc.record({
        person: fc.nat(3),
        role: fc.constantFrom(...roles),
        at: fc.nat(1_000),
        isLive: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8, size: "max" },
    ),
  })
  .map(({ choices, moves, grants }) => {
    const parents = grow(choices);
    move(parents, moves);
    return {
      tree: { parents },
      paths: parents.map((_, node) => pathOf(parents, node)),
      grants: grants.map(({ person, role, at, isLive }) => ({ person, role, node: at % parents.length, isLive })),
    };
  });
