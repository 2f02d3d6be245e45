/** The role that a subgraph's process works as: it may use the tables of its schema, and owns none. */
export const roleOf = (schemaName: string): string => `pakmut_${schemaName}`;
