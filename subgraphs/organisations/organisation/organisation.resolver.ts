import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { loadAncestors } from "../../kit/directory/organisation-name";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import { askedFields } from "../../kit/graphql/asked-fields";
import { askedList } from "../../kit/paging/connection";
import { allowedActionsOn } from "../../kit/record/allowed-actions";
import { Completeness, completenessOf } from "../../kit/record/completeness";
import { historyOf } from "../../kit/record/history";
import { HistoryArguments } from "../../kit/record/history.inputs";
import { AllowedAction, HistoryEntry } from "../../kit/record/record.types";
import { openStateOf } from "../../kit/opening-hours/open-state.reader";
import { Photo, photosOf } from "../../kit/photo/photo.types";
import { loadDistrict, loadProvince, loadSubdistrict } from "../division/division.loader";
import { District, Province, Subdistrict } from "../division/division.types";
import { loadOrganisationCategory, loadOrganisationType } from "../organisation-type/organisation-type.loader";
import { OrganisationCategory, OrganisationType } from "../organisation-type/organisation-type.types";
import { completenessFields } from "./completeness";
import { Organisation } from "./organisation.entity";
import {
  ChangeOrganisationStatusArguments,
  OrganisationChildrenArguments,
  OrganisationFilter,
  OrganisationListArguments,
  OrganisationSearchArguments,
  UpdateOrganisationProfileArguments,
} from "./organisation.inputs";
import { loadLogo } from "./logo.loader";
import { Logo } from "./logo.types";
import { loadChildCount, loadDescendantCount } from "./organisation.loader";
import {
  getOrganisation,
  listChildren,
  listOrganisations,
  searchTree,
  summariseOrganisations,
} from "./organisation.reader";
import { changeOrganisationStatus, updateOrganisationProfile } from "./organisation.service";
import { OrganisationConnection, OrganisationSummary, OrganisationTreeMatch } from "./organisation.types";

/** What can be done to an organisation, and to what it has. */
const actionsOnOrganisation = [
  "EDIT_PROFILE",
  "MANAGE_ORGANISATION",
  "ADD_ORGANISATION",
  "MANAGE_SERVICE_POINT",
  "READ_HISTORY",
] as const;

@Resolver(() => OrganisationConnection)
export class OrganisationConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: OrganisationConnection): Promise<number> {
    return connection.countTotal();
  }
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationConnection, { description: "Organisations (หน่วยงาน) of the asker's scope." })
  organisations(
    @Args(() => OrganisationListArguments) list: OrganisationListArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<OrganisationConnection> {
    return listOrganisations(operation, list, askedList(info, "Organisation"));
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => Organisation, { nullable: true, description: "One organisation; NOT_FOUND outside the asker's scope." })
  organisation(
    @Arg("id", () => ID) id: string,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Organisation> {
    return getOrganisation(operation, id, askedFields(info, "Organisation"));
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationSummary, { description: "Figures over all organisations that the filter finds." })
  organisationSummary(
    @Arg("filter", () => OrganisationFilter, { nullable: true }) filter: OrganisationFilter | null,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationSummary> {
    return summariseOrganisations(operation, filter ?? {});
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => OrganisationConnection, {
    description:
      "The children of one node of the tree (โครงสร้าง), as officers have ordered them, the others by Thai name.",
  })
  organisationChildren(
    @Args(() => OrganisationChildrenArguments) children: OrganisationChildrenArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<OrganisationConnection> {
    return listChildren(operation, children, askedList(info, "Organisation"));
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => [OrganisationTreeMatch], { description: "Finds nodes of the tree by words of their names." })
  organisationTreeSearch(
    @Args(() => OrganisationSearchArguments) { text, first }: OrganisationSearchArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationTreeMatch[]> {
    return searchTree(operation, text, first);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => Organisation, { description: "Changes the profile of an organisation." })
  updateOrganisationProfile(
    @Args(() => UpdateOrganisationProfileArguments) update: UpdateOrganisationProfileArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return updateOrganisationProfile(operation, update);
  }

  @Allow("MANAGE_ORGANISATION")
  @Mutation(() => Organisation, { description: "Hides an organisation (ไม่แสดง) or shows it again (ให้กลับมาแสดง)." })
  changeOrganisationStatus(
    @Args(() => ChangeOrganisationStatusArguments) change: ChangeOrganisationStatusArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Organisation> {
    return changeOrganisationStatus(operation, change);
  }

  @FieldResolver(() => OrganisationType, { nullable: true })
  type(@Root() { typeCode }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<OrganisationType | null> {
    return loadOrganisationType(operation, typeCode);
  }

  @FieldResolver(() => OrganisationType, { nullable: true })
  subType(
    @Root() { subTypeCode }: Organisation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationType | null> {
    return loadOrganisationType(operation, subTypeCode);
  }

  @FieldResolver(() => OrganisationCategory, { nullable: true })
  category(
    @Root() { categoryCode }: Organisation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationCategory | null> {
    return loadOrganisationCategory(operation, categoryCode);
  }

  @FieldResolver(() => Province, { nullable: true })
  province(@Root() { provinceCode }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<Province | null> {
    return loadProvince(operation, provinceCode);
  }

  @FieldResolver(() => District, { nullable: true })
  district(@Root() { districtCode }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<District | null> {
    return loadDistrict(operation, districtCode);
  }

  @FieldResolver(() => Subdistrict, { nullable: true })
  subdistrict(
    @Root() { subdistrictCode }: Organisation,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Subdistrict | null> {
    return loadSubdistrict(operation, subdistrictCode);
  }

  @Directive("@shareable")
  @FieldResolver(() => [OrganisationName], {
    description: "From the ministry down to the parent; also those outside the scope.",
  })
  ancestors(@Root() { pathC }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<OrganisationName[]> {
    return loadAncestors(operation, pathC);
  }

  @FieldResolver(() => Int)
  childCount(@Root() { id }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<number> {
    return loadChildCount(operation, id);
  }

  @FieldResolver(() => Int, { description: "All below it, at any depth." })
  descendantCount(@Root() { pathC }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<number> {
    return loadDescendantCount(operation, pathC);
  }

  @FieldResolver(() => [Photo], { description: "Photos of the building in the order in which they are shown." })
  photos(@Root() { photos }: Organisation): Photo[] {
    return photosOf("organisations", photos);
  }

  @FieldResolver(() => Logo, { nullable: true, description: "Logo (ตราสัญลักษณ์), its own or inherited." })
  logo(@Root() { pathC }: Organisation, @Ctx() { operation }: SubgraphContext): Promise<Logo | null> {
    return loadLogo(operation, pathC);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Is it open at this moment (เปิดอยู่)? null: no hours are given, or the year has no calendar yet.",
  })
  async isOpenNow(@Root() organisation: Organisation, @Ctx() { operation }: SubgraphContext): Promise<boolean | null> {
    return (await openStateOf(operation, organisation)).isOpen;
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it next closes or opens; null when that cannot be told, or never happens.",
  })
  async nextChangeAt(@Root() organisation: Organisation, @Ctx() { operation }: SubgraphContext): Promise<Date | null> {
    return (await openStateOf(operation, organisation)).nextChangeAt;
  }

  @FieldResolver(() => Completeness)
  completeness(@Root() organisation: Organisation): Completeness {
    return completenessOf(completenessFields, organisation);
  }

  @FieldResolver(() => [AllowedAction])
  allowedActions(@Root() { id }: Organisation, @Ctx() { operation }: SubgraphContext): AllowedAction[] {
    return allowedActionsOn(operation.actor, actionsOnOrganisation, id);
  }

  @Allow("READ_HISTORY")
  @FieldResolver(() => [HistoryEntry], { description: "Who changed what, newest first (ประวัติ)." })
  history(
    @Root() { id }: Organisation,
    @Args(() => HistoryArguments) { first }: HistoryArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HistoryEntry[]> {
    return historyOf(operation, "organisations", id, first);
  }
}
