import type { Probe } from "./access-probe";

/** How the root fields are asked that tell everybody the same, or whoever asks about herself. */
export const referenceProbes: Readonly<Record<string, Probe>> = {
  me: {
    action: "READ_OWN_ACCOUNT",
    query: "query { me { id } }",
    variables: () => ({}),
    reached: (data) => "me" in data,
    isUnscoped: true,
  },
  provinces: {
    action: "READ_PUBLISHED",
    query: "query { provinces { code } }",
    variables: () => ({}),
    reached: ({ provinces }) => provinces.length === 77,
    isUnscoped: true,
  },
  district: {
    action: "READ_PUBLISHED",
    query: 'query { district(code: "5001") { nameTh subdistricts { code } } }',
    variables: () => ({}),
    reached: ({ district }) => district.nameTh === "เมืองเชียงใหม่",
    isUnscoped: true,
  },
  organisationTypes: {
    action: "READ_PUBLISHED",
    query: "query { organisationTypes { code subTypes { code } } }",
    variables: () => ({}),
    reached: ({ organisationTypes }) => organisationTypes.length > 0,
    isUnscoped: true,
  },
  organisationCategories: {
    action: "READ_PUBLISHED",
    query: "query { organisationCategories { code } }",
    variables: () => ({}),
    reached: ({ organisationCategories }) => organisationCategories.length > 0,
    isUnscoped: true,
  },
  placeAt: {
    action: "READ_PUBLISHED",
    query: "query { placeAt(latitude: 18.785, longitude: 98.962) { district { code } } }",
    variables: () => ({}),
    reached: ({ placeAt }) => placeAt.district.code === "5001",
    isUnscoped: true,
  },
};
