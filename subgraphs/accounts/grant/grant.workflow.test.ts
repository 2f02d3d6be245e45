import { type Role, roles } from "../../../schema/roles-and-actions";
import {
  isLocalGovernment,
  mayGive,
  mayManageGrant,
  refusalToChange,
  refusalToGive,
  refusalToLose,
  refusalToManage,
  roleFits,
  rolesGivenBy,
} from "./grant.workflow";

/** Own organisation, and the others as seen from it. */
const own = "0.4.7";
const places = {
  own,
  child: "0.4.7.2",
  grandchild: "0.4.7.2.9",
  parent: "0.4",
  sibling: "0.4.8",
  lookalike: "0.4.72",
  otherRoot: "0.5",
} as const;
const within = ["own", "child", "grandchild"];

/**
 * The rule of the specification, written out by hand: for each role, the roles that it gives, with "below" for those that
 * it gives only strictly below its own organisation.
 */
const spec: Readonly<Record<Role, Partial<Record<Role, "all" | "below">>>> = {
  PLATFORM_ADMIN: {
    PLATFORM_ADMIN: "all",
    OPDC_OFFICER: "all",
    CENTRAL_OFFICER: "all",
    SERVICE_POINT_OFFICER: "all",
    HANDBOOK_AUTHOR: "all",
    HANDBOOK_REVIEWER: "all",
    BI_READER: "all",
  },
  OPDC_OFFICER: {},
  CENTRAL_OFFICER: {
    CENTRAL_OFFICER: "below",
    SERVICE_POINT_OFFICER: "all",
    HANDBOOK_AUTHOR: "all",
    HANDBOOK_REVIEWER: "all",
    BI_READER: "all",
  },
  SERVICE_POINT_OFFICER: {},
  HANDBOOK_AUTHOR: {},
  HANDBOOK_REVIEWER: {},
  BI_READER: {},
};

describe("who gives which role", () => {
  const cases = roles.flatMap((giver) =>
    roles.flatMap((role) => Object.entries(places).map(([place, path]) => ({ giver, role, place, path }))),
  );
  test.each(cases)("$giver gives $role on $place as the specification says", ({ giver, role, place, path }) => {
    const given = spec[giver][role];
    const isAllowed = given !== undefined && within.includes(place) && (given === "all" || place !== "own");
    expect(mayGive({ role: giver, organisationPath: own }, role, path)).toBe(isAllowed);
    expect(rolesGivenBy(giver).includes(role)).toBe(given !== undefined);
    const [manager, grant] = [
      { personId: "a", role: giver, organisationPath: own },
      { personId: "b", role, path },
    ];
    expect(mayManageGrant(manager, grant)).toBe(isAllowed);
    expect(mayManageGrant(manager, { ...grant, personId: "a" })).toBe(false);
  });

  test("and the refusal says which rule it was", () => {
    const central = { role: "CENTRAL_OFFICER", organisationPath: own, personId: "a" } as const;
    expect(refusalToGive(central, "OPDC_OFFICER", places.child)).toBe("ROLE");
    expect(refusalToGive(central, "BI_READER", places.sibling)).toBe("SCOPE");
    expect(refusalToGive(central, "CENTRAL_OFFICER", own)).toBe("OWN_ROOT");
    expect(refusalToManage(central, { personId: "a", role: "BI_READER", path: own })).toBe("OWN_GRANT");
  });
});

describe("a change", () => {
  const central = { personId: "a", role: "CENTRAL_OFFICER", organisationPath: own } as const;
  const grant = { personId: "b", role: "BI_READER", path: places.child } as const;
  test.each([
    ["to a role and a place of her own", { role: "SERVICE_POINT_OFFICER", path: places.grandchild }, null],
    ["to a role above", { role: "PLATFORM_ADMIN", path: places.child }, "ROLE"],
    ["to a place outside", { role: "BI_READER", path: places.sibling }, "SCOPE"],
    ["to her own role beside her", { role: "CENTRAL_OFFICER", path: own }, "OWN_ROOT"],
  ] as const)("%s", (_name, to, refusal) => expect(refusalToChange(central, grant, to)).toBe(refusal));

  test("of a grant that is not hers to manage is refused, whatever it becomes", () => {
    const to = { role: "BI_READER", path: places.child } as const;
    expect(refusalToChange(central, { ...grant, role: "OPDC_OFFICER" }, to)).toBe("ROLE");
    expect(refusalToChange(central, { ...grant, path: places.sibling }, to)).toBe("SCOPE");
    expect(refusalToChange(central, { ...grant, personId: "a" }, to)).toBe("OWN_GRANT");
  });
});

describe("the levels on which a role is held", () => {
  const levels = ["COUNTRY", "MINISTRY", "DEPARTMENT", "AGENCY"] as const;
  // biome-ignore format: a table is read in rows
  const table: Readonly<Record<Role, readonly [boolean, boolean, boolean, boolean, boolean]>> = {
    // country, ministry, department, agency, agency of local government
    PLATFORM_ADMIN:        [true,  false, false, false, false],
    OPDC_OFFICER:          [true,  false, false, false, false],
    CENTRAL_OFFICER:       [false, true,  true,  false, false],
    SERVICE_POINT_OFFICER: [false, false, false, true,  true],
    HANDBOOK_AUTHOR:       [false, false, true,  false, true],
    HANDBOOK_REVIEWER:     [false, false, true,  false, true],
    BI_READER:             [true,  true,  true,  true,  true],
  };
  test.each(roles.map((role) => ({ role })))("$role", ({ role }) => {
    expect([...levels.map((level) => roleFits(role, level, false)), roleFits(role, "AGENCY", true)]).toEqual(
      table[role],
    );
    expect(levels.slice(0, 3).map((level) => roleFits(role, level, true))).toEqual(table[role].slice(0, 3));
  });

  test("local government is known by its type", () => {
    expect(["LOCAL", "LOCAL_SAO", "CENTRAL", null].map(isLocalGovernment)).toEqual([true, true, false, false]);
  });
});

describe("the last one", () => {
  test("platform admin stays, whoever asks", () => {
    for (const role of roles) expect(refusalToLose(role, "PLATFORM_ADMIN", 0)).toBe("LAST_PLATFORM_ADMIN");
    expect(refusalToLose("PLATFORM_ADMIN", "PLATFORM_ADMIN", 1)).toBeNull();
  });

  test("central officer of an organisation goes by a platform admin only", () => {
    expect(refusalToLose("PLATFORM_ADMIN", "CENTRAL_OFFICER", 0)).toBeNull();
    expect(refusalToLose("CENTRAL_OFFICER", "CENTRAL_OFFICER", 0)).toBe("LAST_CENTRAL_OFFICER");
    expect(refusalToLose("CENTRAL_OFFICER", "CENTRAL_OFFICER", 1)).toBeNull();
  });

  test("of any other role goes", () => {
    for (const role of roles.slice(3)) expect(refusalToLose("CENTRAL_OFFICER", role, 0)).toBeNull();
  });
});
