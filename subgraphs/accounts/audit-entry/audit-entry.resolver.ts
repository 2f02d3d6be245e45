import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { OrganisationStub } from "../organisation/organisation.stub";
import { AuditEntryListArguments } from "./audit-entry.inputs";
import { listAuditEntries, loadOrganisationAt } from "./audit-entry.reader";
import { AuditEntry, AuditEntryConnection } from "./audit-entry.types";

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Allow("READ_AUDIT_TRAIL")
  @Query(() => AuditEntryConnection, {
    description: "Who did what in the asker's scope (ประวัติการใช้งาน), in all parts of Pakmut, newest first.",
  })
  auditEntries(
    @Args(() => AuditEntryListArguments) list: AuditEntryListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<AuditEntryConnection> {
    return listAuditEntries(operation, list);
  }

  @Directive('@provides(fields: "code nameTh nameEn level")')
  @FieldResolver(() => OrganisationStub, {
    nullable: true,
    description: "Whose record it was; `null` when it is elsewhere in the tree now.",
  })
  organisation(@Root() { pathC }: AuditEntry, @Ctx() { operation }: SubgraphContext): Promise<OrganisationStub | null> {
    return loadOrganisationAt(operation, pathC);
  }
}
