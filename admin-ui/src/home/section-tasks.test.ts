import { organisationSections } from "../organisations/organisation-sections";
import { servicePointSections } from "../service-points/service-point-sections";
import { sectionTasks, taskCount } from "./section-tasks";

const tasksOfPoint = (missing: string[]) =>
  sectionTasks("servicePoints", { id: "p1", completeness: { missing } }, servicePointSections);

test("each task opens the form at what is missing", () => {
  expect(
    tasksOfPoint(["nameEn", "subdistrictCode", "postcode", "pin"]).map(({ id, missing, path }) => [id, missing, path]),
  ).toEqual([
    ["general", ["nameEn"], "/servicePoints/p1#field-nameEn"],
    ["address", ["subdistrictCode", "postcode"], "/servicePoints/p1#field-subdistrictCode"],
    ["pin-section", ["pin"], "/servicePoints/p1#field-pin"],
    ["photos", [], "/servicePoints/p1#field-photos"],
    ["hours", [], "/servicePoints/p1#field-openingHours"],
    ["contact", [], "/servicePoints/p1#field-phones"],
  ]);
});

test("what may be left empty, or is there to be read, is no task", () => {
  const tasks = sectionTasks("organisations", { id: "o1", completeness: { missing: [] } }, organisationSections);
  expect(tasks.map(({ id }) => id)).toEqual(["general", "address", "contact", "emails"]);
  expect(taskCount(organisationSections)).toBe(4);
});

test("everything that can be missing belongs to a task", () => {
  const ofPoint = ["nameEn", "addressTh", "addressEn", "subdistrictCode", "postcode", "pin", "phones", "email"];
  const ofOrganisation = [
    "nameEn",
    "fullNameTh",
    "addressTh",
    "addressEn",
    "subdistrictCode",
    "postcode",
    "phones",
    "website",
    "emailPublic",
    "emailRegistered",
    "emailComplaints",
  ];
  const tasks = sectionTasks(
    "organisations",
    { id: "o1", completeness: { missing: ofOrganisation } },
    organisationSections,
  );
  expect(
    tasksOfPoint(ofPoint)
      .flatMap(({ missing }) => missing)
      .sort(),
  ).toEqual([...ofPoint].sort());
  expect(tasks.flatMap(({ missing }) => missing).sort()).toEqual([...ofOrganisation].sort());
});
