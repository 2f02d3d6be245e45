import type { MigrationInterface, QueryRunner } from "typeorm";
import { roleOf } from "../../kit/database/schema-role";

/** Whoever sends wrong photos may try again, not for ever. */
const mostPhotos = 5;

/** Finds the request that a photo is for, by its tracking number: for a day, while nobody has decided. */
export class PhotosOfRegistrations1763900000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function organisations.registration_for_photo(of_tracking_hash bytea) returns uuid
      language sql stable security definer set search_path = pg_catalog as $$
        select r.id from organisations.registrations r
        where r.tracking_hash = of_tracking_hash and r.kind = 'NEW' and r.state = 'WAITING'
          and r.requested_at > now() - interval '1 day'
          and (select count(*) from organisations.files f where f.record_id = r.id) < ${mostPhotos}
      $$;
      revoke all on function organisations.registration_for_photo from public;
      grant execute on function organisations.registration_for_photo to ${roleOf("organisations")};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function organisations.registration_for_photo");
  }
}
