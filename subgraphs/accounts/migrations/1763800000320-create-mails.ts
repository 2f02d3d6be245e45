import type { MigrationInterface, QueryRunner } from "typeorm";
import { mailOutbox } from "../../kit/mail/mail.tables";

/** Organisations hear by e-mail what happens to their users, tokens and keys. */
export class CreateMails1763800000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mailOutbox("accounts"));
    // The address is no part of the directory, which every subgraph reads: this function gives it away, to accounts alone.
    await runner.query(`
      create function accounts.organisation_mail(of_organisation_id uuid) returns table (name text, path text, email text)
      language sql stable security definer set search_path = pg_catalog as $$
        select name_th, path_c, email_registered from organisations.organisations where id = of_organisation_id
      $$;
      revoke all on function accounts.organisation_mail from public;
      grant execute on function accounts.organisation_mail to pakmut_accounts;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function accounts.organisation_mail; drop table accounts.mails");
  }
}
