import fc from "fast-check";
import {
  type Action,
  actions,
  askers,
  type Permission,
  rolesAndActions,
  type Role,
} from "../../../schema/roles-and-actions";
import { askerOf, authorise, permissionOf, refusalOfGrant, refusalOn } from "../../kit/access/authorise";
import type { Actor } from "../../kit/actor";
import { covers, scopeRange } from "../../kit/database/scope";
import { mayManageGrant } from "./grant.workflow";
import { columns, oracleAllows, oracleManages, type OracleGrant, specified } from "./testing/access.oracle";
import { type Country, country } from "./testing/random-tree";

const runs = { numRuns: 500 };

/** A refusal is an error, and millions of them are made here: their stacks would take nearly all the time. */
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** How the code is asked, so that a broken one can be put in its place. */
interface Access {
  allows(country: Country, grant: OracleGrant, action: Action, node: number): boolean;
  manages(country: Country, manager: OracleGrant, grant: OracleGrant): boolean;
}

const actorOf = ({ paths }: Country, { person, role, node, isLive }: OracleGrant): Actor => {
  const grant = { id: "grant", role, organisationId: `${node}`, scopePath: paths[node] as string };
  return { personId: `${person}`, displayName: "", address: null, grant: isLive ? grant : null };
};

/** A command on a record: the guard of the field, the scope of row level security, the rule of the record. */
const throughTheGuards: Access["allows"] = (of, grant, action, node) => {
  const actor = actorOf(of, grant);
  try {
    authorise(actor, action);
  } catch {
    return false;
  }
  return covers(actor.grant?.scopePath ?? "", of.paths[node] as string) && refusalOn(actor, action, `${node}`) === null;
};

const ours: Access = {
  allows: throughTheGuards,
  manages: ({ paths }, manager, grant) =>
    manager.isLive &&
    mayManageGrant(
      { personId: `${manager.person}`, role: manager.role, organisationPath: paths[manager.node] as string },
      { personId: `${grant.person}`, role: grant.role, path: paths[grant.node] as string },
    ),
};

/** Everything of scope: an action of one's own account, or a public one, is judged without a grant too. */
const scoped = actions.filter((action) => specified(action, "WITHOUT_GRANT") === "no");

function agrees({ allows, manages }: Access): fc.IPropertyWithHooks<[Country]> {
  return fc.property(country, (of) => {
    for (const grant of of.grants) {
      for (const node of of.paths.keys())
        for (const action of scoped)
          if (allows(of, grant, action, node) !== oracleAllows(of.tree, grant, action, node)) return false;
      for (const other of of.grants)
        if (manages(of, grant, other) !== oracleManages(of.tree, grant, other)) return false;
    }
    return true;
  });
}

describe("in trees of any shape, after any moves and revocations", () => {
  test("the code allows exactly what the specification does", () => fc.assert(agrees(ours), runs));

  test("what is explained is what is done", () => {
    const explained: Access["allows"] = ({ paths }, { role, node: at, isLive }, action, node) => {
      const held = { role, organisationId: `${at}`, scopePath: paths[at] as string };
      return isLive && refusalOfGrant(held, action, { id: `${node}`, path: paths[node] as string }) === null;
    };
    fc.assert(agrees({ ...ours, allows: explained }), runs);
  });

  /** All that a person may do under one or the other of her grants. */
  const reach = (of: Country, grants: readonly OracleGrant[], person: number): Set<string> =>
    new Set(
      grants
        .filter((grant) => grant.person === person)
        .flatMap((grant) =>
          [...of.paths.keys()].flatMap((node) =>
            scoped.filter((action) => ours.allows(of, grant, action, node)).map((action) => `${action} ${node}`),
          ),
        ),
    );

  test("a grant that is taken away never adds anything, for anybody", () => {
    fc.assert(
      fc.property(country, fc.nat(1_000), (of, at) => {
        const left = of.grants.filter((_, index) => index !== at % of.grants.length);
        return of.grants.every(({ person }) => {
          const before = reach(of, of.grants, person);
          return [...reach(of, left, person)].every((one) => before.has(one));
        });
      }),
      { numRuns: 200 },
    );
  });

  test("a list shows exactly what can be read one by one", () => {
    fc.assert(
      fc.property(country, (of) =>
        of.grants.every((grant) => {
          const { scope, upper } = scopeRange(actorOf(of, grant).grant?.scopePath);
          const listed = [...of.paths.keys()].filter((node) => {
            const path = of.paths[node] as string;
            return path >= scope && path < upper;
          });
          const readable = [...of.paths.keys()].filter((node) =>
            oracleAllows(of.tree, grant, "READ_UNPUBLISHED", node),
          );
          return JSON.stringify(listed) === JSON.stringify(readable);
        }),
      ),
      runs,
    );
  });

  const broken: [string, Partial<Access>][] = [
    [
      "takes a path for a prefix",
      {
        allows: (of, grant, action, node) =>
          ours.allows(of, grant, action, node) ||
          (grant.isLive &&
            action === "READ_UNPUBLISHED" &&
            (of.paths[node] as string).startsWith(of.paths[grant.node] as string)),
      },
    ],
    [
      "forgets the scope",
      {
        allows: (of, grant, action, node) => grant.isLive && refusalOn(actorOf(of, grant), action, `${node}`) === null,
      },
    ],
    [
      "forgets the own root",
      {
        allows: (of, grant, action, node) =>
          ours.allows(of, grant, action, node) ||
          (ours.allows(of, grant, "EDIT_PROFILE", node) && action === "MANAGE_ORGANISATION"),
      },
    ],
    [
      "lets an ended grant read",
      { allows: (of, grant, action, node) => ours.allows(of, { ...grant, isLive: true }, action, node) },
    ],
    [
      "lets nobody manage her own, by grant and not by person",
      { manages: (of, manager, grant) => manager !== grant && ours.manages(of, { ...manager, person: -1 }, grant) },
    ],
    [
      "lets one central officer end another beside her",
      {
        manages: (of, manager, grant) =>
          ours.manages(of, manager, grant) ||
          (manager.isLive &&
            manager.role === "CENTRAL_OFFICER" &&
            grant.role === "CENTRAL_OFFICER" &&
            manager.node === grant.node &&
            manager.person !== grant.person),
      },
    ],
  ];
  test.each(broken)("code that %s is found out", (_what, change) => {
    expect(fc.check(agrees({ ...ours, ...change }), runs).failed).toBe(true);
  });
});

describe("the table of roles and actions", () => {
  /** Asks the code about every cell, at three places; gives the cells on which it and the specification differ. */
  function differences(): string[] {
    const tree = { parents: [null, 0, 0] };
    const of: Country = { tree, paths: ["0", "0.1", "0.2"], grants: [] };
    return actions.flatMap((action) =>
      askers
        .filter((asker) => {
          if (asker === "PUBLIC" || asker === "WITHOUT_GRANT") {
            const actor =
              asker === "PUBLIC" ? null : actorOf(of, { person: 1, role: "BI_READER", node: 1, isLive: false });
            return askerOf(actor) !== asker || permissionOf(actor, action) !== specified(action, asker);
          }
          const grant = { person: 1, role: asker as Role, node: 0, isLive: true };
          const isOther = permissionOf(actorOf(of, grant), action) !== specified(action, asker);
          return (
            isOther ||
            [0, 1].some((node) => ours.allows(of, grant, action, node) !== oracleAllows(tree, grant, action, node))
          );
        })
        .map((asker) => `${action} ${asker}`),
    );
  }

  test("says for each of its cells what the specification says", () => {
    expect(columns).toEqual(askers);
    expect(differences()).toEqual([]);
  });

  const permissions: readonly Permission[] = ["yes", "belowOwnRoot", "no"];
  const flips = actions.flatMap((action) =>
    askers.flatMap((asker) =>
      permissions
        .filter((other) => other !== rolesAndActions[action][asker])
        .map((other) => ({ action, asker, other })),
    ),
  );

  test("cannot be flipped in any cell without being found out", () => {
    const survivors = flips.filter(({ action, asker, other }) => {
      const row = rolesAndActions[action] as Record<string, Permission>;
      const before = row[asker] as Permission;
      row[asker] = other;
      try {
        return !differences().includes(`${action} ${asker}`);
      } finally {
        row[asker] = before;
      }
    });
    expect(flips).toHaveLength(actions.length * askers.length * 2);
    expect(survivors).toEqual([]);
    expect(differences()).toEqual([]);
  });
});
