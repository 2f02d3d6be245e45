import { Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import {
  ChangeListViewArguments,
  DeleteListViewArguments,
  ListViewArguments,
  ListViewListArguments,
  SaveListViewArguments,
} from "./list-view.inputs";
import { getOwnView, listOwnViews } from "./list-view.reader";
import { changeListView, deleteListView, saveListView } from "./list-view.service";
import { ListView } from "./list-view.types";

@Resolver(() => ListView)
export class ListViewResolver {
  @Allow("KEEP_LIST_VIEWS")
  @Query(() => [ListView], { description: "The asker's own saved views (มุมมองของฉัน), by list and name." })
  listViews(
    @Args(() => ListViewListArguments) { list }: ListViewListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListView[]> {
    return listOwnViews(operation, list ?? null);
  }

  @Allow("KEEP_LIST_VIEWS")
  @Query(() => ListView, { nullable: true, description: "One of the asker's own views; NOT_FOUND for anybody else's." })
  listView(
    @Args(() => ListViewArguments) { id }: ListViewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListView> {
    return getOwnView(operation, id);
  }

  @Allow("KEEP_LIST_VIEWS")
  @Mutation(() => ListView, {
    description: "Saves a list as it looks now under a name (บันทึกมุมมอง); at most 50 a person.",
  })
  saveListView(
    @Args(() => SaveListViewArguments) save: SaveListViewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListView> {
    return saveListView(operation, save);
  }

  @Allow("KEEP_LIST_VIEWS")
  @Mutation(() => ListView, {
    description: "Renames a view (เปลี่ยนชื่อมุมมอง), or makes it what the list looks like now.",
  })
  changeListView(
    @Args(() => ChangeListViewArguments) change: ChangeListViewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ListView> {
    return changeListView(operation, change);
  }

  @Allow("KEEP_LIST_VIEWS")
  @Mutation(() => ID, { description: "Deletes a view (ลบมุมมอง) and gives its id." })
  deleteListView(
    @Args(() => DeleteListViewArguments) remove: DeleteListViewArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<string> {
    return deleteListView(operation, remove);
  }
}
