import { graphql } from "../data/generated";

export const PlaceAtDocument = graphql(/* GraphQL */ `
  query PlaceAt($latitude: Float!, $longitude: Float!) {
    placeAt(latitude: $latitude, longitude: $longitude) {
      isInThailand
      nearbyDistrictCodes
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
      subdistrict {
        code
        nameTh
        nameEn
      }
    }
  }
`);
