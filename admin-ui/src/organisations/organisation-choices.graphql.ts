import { graphql } from "../data/generated";

export const OrganisationClassesDocument = graphql(/* GraphQL */ `
  query OrganisationClasses {
    organisationTypes {
      code
      nameTh
      nameEn
      subTypes {
        code
        nameTh
        nameEn
      }
    }
    organisationCategories {
      code
      nameTh
      nameEn
    }
  }
`);

export const OrganisationNamesDocument = graphql(/* GraphQL */ `
  query OrganisationNames($ids: [ID!]!) {
    organisations(filter: { ids: $ids }) {
      nodes {
        id
        nameTh
        nameEn
        level
        ancestors {
          id
          nameTh
          nameEn
          level
        }
      }
    }
  }
`);

/** Organisations by name, with what tells two of the same name apart: the choices of filters and forms. */
export const OrganisationChoicesDocument = graphql(/* GraphQL */ `
  query OrganisationChoices($filter: OrganisationFilter, $first: Int) {
    organisations(filter: $filter, sort: { field: NAME_TH }, first: $first) {
      nodes {
        id
        nameTh
        nameEn
        level
        ancestors {
          id
          nameTh
          nameEn
          level
        }
        province {
          code
          nameTh
          nameEn
        }
        district {
          code
          nameTh
          nameEn
        }
      }
    }
  }
`);
