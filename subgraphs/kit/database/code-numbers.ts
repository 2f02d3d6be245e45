import { roleOf } from "./schema-role";

/**
 * A function `next_code()` of the subgraph's schema that gives a 13-digit code nobody has: the prefix and a running number.
 * Official codes begin with the ministry's number, at most 22, so the prefixes 98 (organisations) and 99 (service points)
 * tell codes of ours; and no person's number begins with 9.
 */
export const codeNumbers = (schemaName: string, table: string, prefix: string): string => `
  create sequence ${schemaName}.code_numbers;
  create function ${schemaName}.next_code() returns text language plpgsql security definer set search_path = pg_catalog as $$
    declare
      candidate text;
    begin
      loop
        candidate := '${prefix}' || lpad(nextval('${schemaName}.code_numbers')::text, 11, '0');
        -- A file may have brought codes of ours from elsewhere.
        exit when not exists (select from ${schemaName}.${table} where code = candidate);
      end loop;
      return candidate;
    end $$;
  revoke all on function ${schemaName}.next_code from public;
  grant execute on function ${schemaName}.next_code to ${roleOf(schemaName)};`;
