import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, type GraphQLOutputType, isLeafType, isObjectType } from "graphql";
import type { TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";
import { projectFile } from "./kit/project-file";
import { organisationColumns } from "./organisations/organisation/organisation.reader";
import { publicServicePointColumns } from "./service-points/public-service-point/public-service-point.reader";
import { servicePointColumns } from "./service-points/service-point/service-point.reader";

const schema = buildSchema(readFileSync(projectFile("schema", "api.graphql"), "utf8"));

/** Everything that can be asked of a type without arguments, two steps deep. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (!isObjectType(named)) throw new Error(`${named.name} is no object.`);
  const fields = Object.values(named.getFields()).filter(
    ({ args, type: of }) =>
      args.every(({ defaultValue }) => defaultValue !== undefined) && (depth > 0 || isLeafType(getNamedType(of))),
  );
  return `{ ${fields.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`).join(" ")} }`;
}

const fieldsOf = (typeName: string): { name: string; selection: string }[] => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`There is no type ${typeName}.`);
  const asked = Object.values(type.getFields()).filter(({ args }) =>
    args.every(({ defaultValue }) => defaultValue !== undefined),
  );
  return asked.map(({ name, type: of }) => ({ name, selection: `${name} ${selectionOf(of, 1)}` }));
};

/** Of other subgraphs: read there by the id. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  Organisation: ["servicePoints", "hasUnusedToken"],
  ServicePoint: [],
};
const nouns = [
  { type: "Organisation", one: "organisation", many: "organisations", columns: organisationColumns },
  { type: "ServicePoint", one: "servicePoint", many: "servicePoints", columns: servicePointColumns },
  {
    type: "PublicServicePoint",
    one: "publicServicePoint",
    many: "publicServicePoints",
    columns: publicServicePointColumns,
  },
] as const;

describe("a record of which only some columns are read", () => {
  let pakmut: TestPakmut;
  let officer: TestClient;
  let college: TestNode;
  let ids: Record<string, string>;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    const department = await addOrganisation(pakmut, "กรม", { below: ministry });
    const address = { province_code: "50", district_code: "5001", subdistrict_code: "500101", postcode: "50200" };
    college = await addOrganisation(pakmut, "วิทยาลัย", {
      below: department,
      columns: {
        ...address,
        code: "1806500000460",
        type_code: "CENTRAL",
        category_code: "VOCATIONAL_COLLEGE",
        fax: "053123456",
      },
    });
    const pin = {
      latitude: 18.79,
      longitude: 98.98,
      pin_source: "OFFICER",
      pin_province_code: "50",
      pin_district_code: "5001",
    };
    const columns = {
      ...address,
      ...pin,
      pin_confirmed_by_name: "ผู้ทดสอบ",
      email: "a@example.go.th",
      pin_confirmed_at: new Date(),
    };
    const servicePoint = await addServicePoint(pakmut, "จุดบริการ", college, columns);
    ids = { Organisation: college.id, ServicePoint: servicePoint, PublicServicePoint: servicePoint };
    officer = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  afterAll(() => pakmut.close());

  describe.each(nouns)("$type", ({ type, one, many, columns }) => {
    test.each(fieldsOf(type))(
      "$name says the same alone, in a list and with everything else",
      async ({ name, selection }) => {
        if (!elsewhere[type]?.includes(name)) expect(columns.knows(name)).toBe(true);
        const id = ids[type];
        const alone = await officer.ask(`query ($id: ID!) { ${one}(id: $id) { ${selection} } }`, { id });
        const listed = await officer.ask(
          `query ($ids: [ID!]) { ${many}(filter: { ids: $ids }) { nodes { ${selection} } } }`,
          { ids: [id] },
        );
        const all = await officer.ask(
          `query ($id: ID!) { ${one}(id: $id) { ${fieldsOf(type)
            .map((field) => field.selection)
            .join(" ")} } }`,
          { id },
        );
        expect(alone[one][name]).toEqual(all[one][name]);
        expect(listed[many].nodes[0][name]).toEqual(all[one][name]);
      },
    );
  });
});
