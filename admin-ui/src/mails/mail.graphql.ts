import { graphql } from "../data/generated";

export const MailListDocument = graphql(/* GraphQL */ `
  query MailList($filter: MailFilter, $first: Int!, $after: ID) {
    mails(filter: $filter, first: $first, after: $after) {
      nodes {
        ...MailParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment MailParts on Mail {
    id
    createdAt
    to
    template
    subject
    text
    html
    state
    attempts
    lastError
    nextAttemptAt
    sentAt
  }
`);
