import { graphql } from "../data/generated";

export const SearchRecordsDocument = graphql(/* GraphQL */ `
  query SearchRecords($text: String!) {
    organisations(filter: { text: $text }, first: 5) {
      nodes {
        id
        nameTh
        nameEn
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
    servicePoints(filter: { text: $text }, first: 5) {
      nodes {
        id
        nameTh
        nameEn
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
