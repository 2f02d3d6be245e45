import { roles } from "../../../schema/roles-and-actions";
import { rolesGivenBy } from "./given-roles";

test("an admin gives every role, a central officer those below the admin's, nobody else any", () => {
  expect(rolesGivenBy("PLATFORM_ADMIN")).toEqual(roles);
  expect(rolesGivenBy("CENTRAL_OFFICER")).not.toContain("PLATFORM_ADMIN");
  expect(rolesGivenBy("CENTRAL_OFFICER")).not.toContain("OPDC_OFFICER");
  expect(rolesGivenBy("CENTRAL_OFFICER")).toHaveLength(5);
  for (const role of roles.filter((one) => one !== "PLATFORM_ADMIN" && one !== "CENTRAL_OFFICER")) {
    expect(rolesGivenBy(role)).toEqual([]);
  }
  expect(rolesGivenBy(undefined)).toEqual([]);
});
