import type { MigrationInterface, QueryRunner } from "typeorm";
import { hoursKinds, withoutHoursKinds } from "../../kit/opening-hours/hours-kinds";

/** The index of the scope, which counts by what it includes. */
const scopeIndex = (included: string): string => `
  drop index organisations.organisations_scope;
  create index organisations_scope on organisations.organisations (path_c) include (${included}) where level <> 'COUNTRY';`;

/** Organisations that are open now are found and counted by the kind of their hours. */
export class FindOpenOrganisations1764000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const included = "status, completeness_percent, province_code, hours_kind";
    await runner.query(hoursKinds("organisations", "organisations") + scopeIndex(included));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      scopeIndex("status, completeness_percent") + withoutHoursKinds("organisations", "organisations"),
    );
  }
}
