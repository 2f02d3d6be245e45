import { graphql } from "../data/generated";

export const ProvincesDocument = graphql(/* GraphQL */ `
  query Provinces {
    provinces {
      code
      nameTh
      nameEn
      latitude
      longitude
    }
  }
`);

export const ProvinceDistrictsDocument = graphql(/* GraphQL */ `
  query ProvinceDistricts {
    provinces {
      code
      districts {
        code
        nameTh
        nameEn
      }
    }
  }
`);

export const DistrictDocument = graphql(/* GraphQL */ `
  query District($code: ID!) {
    district(code: $code) {
      code
      nameTh
      nameEn
      latitude
      longitude
      province {
        code
        nameTh
        nameEn
      }
      postcodes
      subdistricts {
        code
        nameTh
        nameEn
        postcode
      }
    }
  }
`);
