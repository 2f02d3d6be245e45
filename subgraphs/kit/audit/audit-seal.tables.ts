import { roleOf } from "../database/schema-role";

/** Entries that one seal covers at most, but for the transaction that the last of them belongs to: it is never divided. */
const entriesOfSeal = 20_000;

/** What of an entry is hashed: everything, in one form whatever the session's settings. */
const rowHash = `sha256(convert_to(jsonb_build_array(
  e.id, extract(epoch from e.at), e.request_id, e.person_id, e.person_name, e.role, e.action, e.entity_type, e.entity_id,
  e.entity_version, e.path_c, e.changes, e.reason, e.address::text, e.transaction_id::text)::text, 'UTF8'))`;

/** What a seal is the hash of: the one before, what it covers, and the hash of each entry in the order of their ids. */
const sealHash = (seal: string, rows: string): string =>
  `sha256(${seal}.previous_hash || convert_to(jsonb_build_array(${seal}.number, ${seal}.horizon::text,
     ${seal}.entry_count)::text, 'UTF8') || ${rows})`;

/**
 * Makes the audit trail of a schema one that cannot be changed unseen. Triggers refuse every change and deletion, to the
 * owner as well; and what a superuser does behind them shows: each minute the new entries are hashed one by one and all
 * together, each seal over the one before. No command pays for it: an entry is written without a look at any other.
 * Also lets entries stand that nobody's grant made, such as a failed sign-in.
 */
export const sealedAudit = (schemaName: string): string => `
  alter table ${schemaName}.audit_entries
    add column address inet,
    add column transaction_id xid8 not null default pg_current_xact_id(),
    alter column person_id drop not null,
    alter column role drop not null,
    alter column entity_id drop not null;
  create index audit_entries_transaction on ${schemaName}.audit_entries (transaction_id);
  create index audit_entries_person on ${schemaName}.audit_entries (person_id, id desc);

  create table ${schemaName}.audit_seals (
    number bigint primary key,
    sealed_at timestamptz not null default clock_timestamp(),
    -- Every entry of an earlier transaction is covered by this seal or one before it.
    horizon xid8 not null,
    entry_count integer not null,
    previous_hash bytea not null,
    hash bytea not null
  );
  create table ${schemaName}.audit_sealed_entries (
    entry_id uuid primary key,
    seal_number bigint not null,
    row_hash bytea not null
  );
  create index audit_sealed_entries_seal on ${schemaName}.audit_sealed_entries (seal_number);
  ${appendOnly(schemaName)}
  ${sealFunction(schemaName)}
  ${verifyFunction(schemaName)}`;

const appendOnly = (schemaName: string): string => `
  create function ${schemaName}.refuse_audit_change() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      raise exception 'The audit trail is added to, never changed.' using errcode = 'insufficient_privilege';
    end $$;
  ${["audit_entries", "audit_seals", "audit_sealed_entries"]
    .map(
      (table) => `create trigger ${table}_append_only before update or delete or truncate on ${schemaName}.${table}
        for each statement execute function ${schemaName}.refuse_audit_change();`,
    )
    .join("\n  ")}`;

const sealFunction = (schemaName: string): string => `
  create function ${schemaName}.seal_audit_entries() returns integer language plpgsql security definer
  set search_path = pg_catalog as $$
    declare
      last ${schemaName}.audit_seals;
      next ${schemaName}.audit_seals;
    begin
      -- One at a time: the chain has one end.
      if not pg_try_advisory_xact_lock(hashtextextended('pakmut seal ${schemaName}', 0)) then return 0; end if;
      select * into last from ${schemaName}.audit_seals order by number desc limit 1;
      next.number := coalesce(last.number, 0) + 1;
      next.previous_hash := coalesce(last.hash, '');
      -- Only transactions that are over, and with them all that were before: no entry comes behind a seal.
      next.horizon := pg_snapshot_xmin(pg_current_snapshot());
      next.horizon := least(next.horizon, (
        select ((e.transaction_id::text::bigint + 1)::text)::xid8 from ${schemaName}.audit_entries e
        where e.transaction_id >= coalesce(last.horizon, '0') order by e.transaction_id offset ${entriesOfSeal - 1} limit 1));
      insert into ${schemaName}.audit_sealed_entries (entry_id, seal_number, row_hash)
      select e.id, next.number, ${rowHash} from ${schemaName}.audit_entries e
      where e.transaction_id >= coalesce(last.horizon, '0') and e.transaction_id < next.horizon;
      get diagnostics next.entry_count = row_count;
      if next.entry_count = 0 then return 0; end if;
      next.hash := ${sealHash(
        "next",
        `(select string_agg(uuid_send(s.entry_id) || s.row_hash, ''::bytea order by s.entry_id)
          from ${schemaName}.audit_sealed_entries s where s.seal_number = next.number)`,
      )};
      insert into ${schemaName}.audit_seals (number, horizon, entry_count, previous_hash, hash)
      values (next.number, next.horizon, next.entry_count, next.previous_hash, next.hash);
      return next.entry_count;
    end $$;
  revoke all on function ${schemaName}.seal_audit_entries from public;
  grant execute on function ${schemaName}.seal_audit_entries to ${roleOf(schemaName)};`;

const verifyFunction = (schemaName: string): string => `
  create function ${schemaName}.verify_audit() returns table (fault text, entry_id uuid, seal_number bigint)
  language sql stable set search_path = pg_catalog as $$
    select case when e.id is null then 'deleted' else 'altered' end, s.entry_id, s.seal_number
    from ${schemaName}.audit_sealed_entries s left join ${schemaName}.audit_entries e on e.id = s.entry_id
    where e.id is null or s.row_hash <> ${rowHash}
    union all
    select 'inserted behind a seal', e.id, null from ${schemaName}.audit_entries e
    where e.transaction_id < (select max(horizon) from ${schemaName}.audit_seals)
      and not exists (select from ${schemaName}.audit_sealed_entries s where s.entry_id = e.id)
    union all
    select 'broken seal', null, seal.number from (
      select *, lag(hash, 1, ''::bytea) over (order by number) as hash_before, row_number() over (order by number) as place
      from ${schemaName}.audit_seals
    ) seal
    left join (
      select s.seal_number, count(*) as entry_count,
        string_agg(uuid_send(s.entry_id) || s.row_hash, ''::bytea order by s.entry_id) as rows
      from ${schemaName}.audit_sealed_entries s group by s.seal_number
    ) covered on covered.seal_number = seal.number
    where seal.number <> seal.place or seal.previous_hash <> seal.hash_before
      or covered.entry_count is distinct from seal.entry_count
      or seal.hash <> ${sealHash("seal", "covered.rows")}
    union all
    select 'broken seal', null, s.seal_number from (select distinct seal_number from ${schemaName}.audit_sealed_entries) s
    where not exists (select from ${schemaName}.audit_seals seal where seal.number = s.seal_number)
  $$;
  revoke all on function ${schemaName}.verify_audit from public;`;
