import type { MigrationInterface, QueryRunner } from "typeorm";
import { dropPublicView, type PublicView, publicView } from "../../kit/database/public-view";
import { publicTextSearch } from "../../kit/database/text-search";

const schema = "service_points";
const shown = [
  "id",
  "organisation_id",
  "path_c",
  "code",
  "name_th",
  "name_en",
  "address_th",
  "address_en",
  "province_code",
  "district_code",
  "subdistrict_code",
  "postcode",
  "phones",
  "email",
  "opening_hours",
  "facilities",
  "photos",
  "has_photo",
  "mercator_x",
  "mercator_y",
  "search_key",
];
/** Coordinates of a file that no officer has confirmed are a proposal, and not for the public. */
const isPinned = "pin_confirmed_at is not null";

const view: PublicView = {
  schemaName: schema,
  table: "service_points",
  view: "public_service_points",
  isPublic: `status = 'VISIBLE'
    and organisation_id not in (select hidden from directory.hidden_organisations() hidden)`,
  reads: [...shown, "status", "latitude", "longitude", "pin_confirmed_at"],
  shows: shown,
  made: {
    is_pinned: `(${isPinned})`,
    latitude: `case when ${isPinned} then latitude end`,
    longitude: `case when ${isPinned} then longitude end`,
  },
};

/** Service points that are shown, of organisations that are shown with all above them, for everybody to read. */
export class ShowServicePointsToEverybody1764000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(publicView(view));
    await runner.query(publicTextSearch(schema, view.table, view.view));
    await runner.query(`
      create index service_points_public_pins on ${schema}.service_points (mercator_x, mercator_y)
        include (path_c, organisation_id, status, id) where ${isPinned};`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ${schema}.service_points_public_pins;
      drop function ${schema}.find_${view.view};
      ${dropPublicView(view)}`);
  }
}
