import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLString,
  specifiedDirectives,
} from "graphql";

const fieldSet = { fields: { type: new GraphQLNonNull(GraphQLString) } };
const { FIELD_DEFINITION, OBJECT } = DirectiveLocation;

/** The directives of federation 2 that our schemas use; known to the schema builder so that it accepts and prints them. */
export const federationDirectives = [
  ...specifiedDirectives,
  new GraphQLDirective({
    name: "key",
    locations: [OBJECT],
    isRepeatable: true,
    args: { ...fieldSet, resolvable: { type: GraphQLBoolean, defaultValue: true } },
  }),
  new GraphQLDirective({ name: "provides", locations: [FIELD_DEFINITION], args: fieldSet }),
  new GraphQLDirective({ name: "external", locations: [OBJECT, FIELD_DEFINITION] }),
  new GraphQLDirective({ name: "shareable", locations: [OBJECT, FIELD_DEFINITION], isRepeatable: true }),
];

/** First line of every subgraph's schema. */
export const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@provides", "@external", "@shareable"])';
