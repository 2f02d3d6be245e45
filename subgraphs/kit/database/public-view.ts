import { publicReaderOf, roleOf } from "./schema-role";

/** What everybody may see of a scoped table. */
export interface PublicView {
  schemaName: string;
  table: string;
  /** Name of the view, "public_service_points". */
  view: string;
  /** SQL over a row: may everybody see it? */
  isPublic: string;
  /** Columns of the table that the view is made of, and no others. */
  reads: readonly string[];
  /** Columns of the view that are more than a column of the table, by name: their SQL. */
  made: Readonly<Record<string, string>>;
  /** Columns of the view that are columns of the table. */
  shows: readonly string[];
}

/**
 * A view of a scoped table for everybody, whatever the scope of who asks. It is owned by a role that has a policy of its own
 * for the rows and privileges for the named columns alone: neither a condition that somebody forgot nor a column that
 * somebody added later shows more. The scope's policy stays as it is, and is asked by nothing here.
 */
export function publicView({ schemaName, table, view, isPublic, reads, made, shows }: PublicView): string {
  const reader = publicReaderOf(schemaName);
  const name = `${schemaName}.${table}`;
  const columns = [...shows, ...Object.entries(made).map(([column, sql]) => `${sql} as ${column}`)];
  return `
    create policy ${table}_public on ${name} for select to ${reader} using (${isPublic});
    grant select (${reads.join(", ")}) on ${name} to ${reader};
    create view ${schemaName}.${view} as select ${columns.join(", ")} from ${name};
    grant select on ${schemaName}.${view} to ${roleOf(schemaName)};

    grant ${reader} to current_user with inherit false, set true;
    grant usage, create on schema ${schemaName} to ${reader};
    alter view ${schemaName}.${view} owner to ${reader};
    revoke create on schema ${schemaName} from ${reader};
    revoke ${reader} from current_user;`;
}

/** Undoes `publicView`. */
export const dropPublicView = ({ schemaName, table, view, reads }: PublicView): string => `
  drop view ${schemaName}.${view};
  drop policy ${table}_public on ${schemaName}.${table};
  revoke select (${reads.join(", ")}) on ${schemaName}.${table} from ${publicReaderOf(schemaName)};
  revoke usage on schema ${schemaName} from ${publicReaderOf(schemaName)};`;
