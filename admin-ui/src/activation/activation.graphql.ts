import { graphql } from "../data/generated";

export const RedeemActivationTokenDocument = graphql(/* GraphQL */ `
  mutation RedeemActivationToken($token: String!) {
    redeemActivationToken(token: $token) {
      id
      role
      organisation {
        id
        nameTh
        nameEn
      }
    }
  }
`);
