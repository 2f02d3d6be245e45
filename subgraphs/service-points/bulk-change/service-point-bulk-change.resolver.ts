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
  ServicePointBulkChangeArguments,
  StartServicePointBulkChangeArguments,
} from "./service-point-bulk-change.inputs";
import { servicePointBulkNoun } from "./service-point-bulk-change.noun";

const { schemaName } = servicePointBulkNoun;

@Resolver()
export class ServicePointBulkChangeResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => [BulkChangeGroup], {
    description: "What a change of many service points would do: how many have what now. Nothing is written.",
  })
  servicePointBulkChangePreview(
    @Args(() => ServicePointBulkChangeArguments) selection: ServicePointBulkChangeArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChangeGroup[]> {
    return previewBulkChange(operation, servicePointBulkNoun, selection);
  }

  @Allow("READ_HISTORY")
  @Query(() => BulkChange, {
    nullable: true,
    description: "One change of many service points; NOT_FOUND outside the scope.",
  })
  servicePointBulkChange(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<BulkChange> {
    return getBulkChange(operation, schemaName, id);
  }

  @Allow("READ_HISTORY")
  @Query(() => [BulkChange], { description: "The latest changes of many service points in the scope, newest first." })
  servicePointBulkChanges(
    @Args(() => BulkChangeListArguments) { first }: BulkChangeListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange[]> {
    return listBulkChanges(operation, schemaName, first);
  }

  @Allow("READ_HISTORY")
  @Query(() => [BulkChangeRow], { description: "What became of each record of a change; kept for 30 days." })
  servicePointBulkChangeRows(
    @Args(() => BulkChangeRowArguments) asked: BulkChangeRowArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChangeRow[]> {
    return listBulkChangeRows(operation, servicePointBulkNoun, asked);
  }

  @Allow("MANAGE_SERVICE_POINT")
  @Mutation(() => BulkChange, {
    description: "Begins to change many service points in the background, each under the rules of the single command.",
  })
  startServicePointBulkChange(
    @Args(() => StartServicePointBulkChangeArguments) {
      idempotencyKey,
      ...selection
    }: StartServicePointBulkChangeArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return startBulkChange(operation, servicePointBulkNoun, selection, idempotencyKey);
  }

  @Allow("MANAGE_SERVICE_POINT")
  @Mutation(() => BulkChange, { description: "Stops a change (ยกเลิก): what is changed stays so." })
  cancelServicePointBulkChange(
    @Args(() => BulkChangeCommandArguments) command: BulkChangeCommandArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return cancelBulkChange(operation, servicePointBulkNoun, command);
  }

  @Allow("MANAGE_SERVICE_POINT")
  @Mutation(() => BulkChange, {
    description:
      "Takes a change back (ย้อนกลับ) within 24 hours, in the background: records that were changed since stay, and are named.",
  })
  undoServicePointBulkChange(
    @Args(() => BulkChangeCommandArguments) command: BulkChangeCommandArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<BulkChange> {
    return undoBulkChange(operation, servicePointBulkNoun, command);
  }
}
