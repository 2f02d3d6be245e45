import type { MigrationInterface, QueryRunner } from "typeorm";
import { hoursKinds, withoutHoursKinds } from "../../kit/opening-hours/hours-kinds";

const figures = "status, province_code, latitude, pin_confirmed_at, has_photo, completeness_percent";
/** The index of the scope, which counts by what it includes. */
const scopeIndex = (included: string): string => `
  drop index service_points.service_points_scope;
  create index service_points_scope on service_points.service_points (path_c) include (${included});`;

/** Service points that are open now are found and counted by the kind of their hours. */
export class FindOpenServicePoints1764000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(hoursKinds("service_points", "service_points") + scopeIndex(`${figures}, hours_kind`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(scopeIndex(figures) + withoutHoursKinds("service_points", "service_points"));
  }
}
