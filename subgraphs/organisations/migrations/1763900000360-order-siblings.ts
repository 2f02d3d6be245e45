import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Siblings stand in the order that somebody gave them, the others behind these by name. One column says both, so that one
 * index serves a page of children, however many there are.
 */
export class OrderSiblings1763900000360 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisations.organisations add sibling_order integer check (sibling_order between 1 and 999999);
      alter table organisations.organisations add sibling_key text collate "th-x-icu" not null generated always as (
        case when sibling_order is null then '1' || name_th else '0' || lpad(sibling_order::text, 6, '0') end
      ) stored;
      create index organisations_siblings on organisations.organisations (parent_id, sibling_key, id);
      drop index organisations.organisations_children;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index organisations_children on organisations.organisations (parent_id, name_th, id);
      alter table organisations.organisations drop column sibling_key, drop column sibling_order;`);
  }
}
