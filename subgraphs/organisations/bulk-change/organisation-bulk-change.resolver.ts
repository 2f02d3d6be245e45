import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import {
  BulkChangeCommandArguments,
  BulkChangeListArguments,
  BulkChangeRowArguments,
} from "../../kit/bulk-change/bulk-change.inputs";
import {
  getBulkChange,
  listBulkChangeRows,
  listBulkChanges,
  previewBulkChange,
} from "../../kit/bulk-change/bulk-change.reader";
import { startBulkChange } from "../../kit/bulk-change/bulk-change.service";
import { BulkChange, BulkChangeGroup, BulkChangeRow } from "../../kit/bulk-change/bulk-change.types";
import { cancelBulkChange, undoBulkChange } from "../../kit/bulk-change/end-bulk-change.service";
import type { SubgraphContext } from "../../kit/graphql/context";
import {
  OrganisationBulkChangeArguments,
  StartOrganisationBulkChangeArguments,
} from "./organisation-bulk-change.inputs";
import { organisationBulkNoun } from "./organisation-bulk-change.noun";

const { schemaName } = organisationBulkNoun;

@Resolver()
export class OrganisationBulkChangeResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => [BulkChangeGroup], {
    description: "What a change of many organisations would do: how many have what now. Nothing is written.",
  })
  organisationBulkChangePreview(
    @Args(() => OrganisationBulkChangeArguments) selection: OrganisationBulkChangeArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChangeGroup[]> {
    return previewBulkChange(operation, organisationBulkNoun, selection);
  }

  @Allow("READ_HISTORY")
  @Query(() => BulkChange, {
    nullable: true,
    description: "One change of many organisations; NOT_FOUND outside the scope.",
  })
  organisationBulkChange(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<BulkChange> {
    return getBulkChange(operation, schemaName, id);
  }

  @Allow("READ_HISTORY")
  @Query(() => [BulkChange], { description: "The latest changes of many organisations in the scope, newest first." })
  organisationBulkChanges(
    @Args(() => BulkChangeListArguments) { first }: BulkChangeListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange[]> {
    return listBulkChanges(operation, schemaName, first);
  }

  @Allow("READ_HISTORY")
  @Query(() => [BulkChangeRow], { description: "What became of each record of a change; kept for 30 days." })
  organisationBulkChangeRows(
    @Args(() => BulkChangeRowArguments) asked: BulkChangeRowArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChangeRow[]> {
    return listBulkChangeRows(operation, organisationBulkNoun, asked);
  }

  @Allow("MANAGE_ORGANISATION")
  @Mutation(() => BulkChange, {
    description: "Begins to change many organisations in the background, each under the rules of the single command.",
  })
  startOrganisationBulkChange(
    @Args(() => StartOrganisationBulkChangeArguments) {
      idempotencyKey,
      ...selection
    }: StartOrganisationBulkChangeArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return startBulkChange(operation, organisationBulkNoun, selection, idempotencyKey);
  }

  @Allow("ADD_ORGANISATION")
  @Mutation(() => BulkChange, { description: "Stops a change (ยกเลิก): what is changed stays so." })
  cancelOrganisationBulkChange(
    @Args(() => BulkChangeCommandArguments) command: BulkChangeCommandArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return cancelBulkChange(operation, organisationBulkNoun, command);
  }

  @Allow("ADD_ORGANISATION")
  @Mutation(() => BulkChange, {
    description:
      "Takes a change back (ย้อนกลับ) within 24 hours, in the background: records that were changed since stay, and are named.",
  })
  undoOrganisationBulkChange(
    @Args(() => BulkChangeCommandArguments) command: BulkChangeCommandArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return undoBulkChange(operation, organisationBulkNoun, command);
  }
}
