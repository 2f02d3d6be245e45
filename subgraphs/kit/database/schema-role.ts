/** The role that a subgraph's process works as: it may use the tables of its schema, and owns none. */
export const roleOf = (schemaName: string): string => `pakmut_${schemaName}`;

/**
 * The role whose policies let through what everybody may see, whoever asks. Nobody logs in as it and no login is a member of
 * it, so that its policies never widen a scope: it owns the views made by `publicView`.
 */
export const publicReaderOf = (schemaName: string): string => `${roleOf(schemaName)}_public`;
