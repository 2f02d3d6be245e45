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
import { allowedActionsOn } from "../../kit/record/allowed-actions";
import { Completeness, completenessOf } from "../../kit/record/completeness";
import { historyOf } from "../../kit/record/history";
import { HistoryArguments } from "../../kit/record/history.inputs";
import { AllowedAction, HistoryEntry } from "../../kit/record/record.types";
import { loadAncestors, loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { askedFields } from "../../kit/graphql/asked-fields";
import { askedList } from "../../kit/paging/connection";
import { openStateOf } from "../../kit/opening-hours/open-state.reader";
import { Photo, photosOf } from "../../kit/photo/photo.types";
import { loadDivision } from "../division/division.loader";
import { DistrictStub, ProvinceStub, SubdistrictStub } from "../division/division.stub";
import { OrganisationStub } from "../organisation/organisation.stub";
import { loadIsPinJudged } from "../pin-doubt/pin-judgement.loader";
import { PinDoubt } from "../pin-doubt/pin-doubt.types";
import { completenessFields } from "./completeness";
import { pinOf } from "./pin.reader";
import { Pin } from "./pin.types";
import { ServicePoint } from "./service-point.entity";
import {
  ChangeServicePointStatusArguments,
  ConfirmPinArguments,
  PinServicePointArguments,
  ServicePointFilter,
  ServicePointListArguments,
  ServicePointMapArguments,
  UpdateServicePointArguments,
} from "./service-point.inputs";
import { getServicePoint, listServicePoints, mapServicePoints, summariseServicePoints } from "./service-point.reader";
import { changeServicePointStatus, confirmPin, pinServicePoint, updateServicePoint } from "./service-point.service";
import { ServicePointConnection, ServicePointMap, ServicePointSummary } from "./service-point.types";

@Resolver(() => ServicePointConnection)
export class ServicePointConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: ServicePointConnection): Promise<number> {
    return connection.countTotal();
  }
}

@Resolver(() => ServicePoint)
export class ServicePointResolver {
  @Allow("READ_UNPUBLISHED")
  @Query(() => ServicePointConnection, { description: "Service points (จุดบริการ) of the asker's scope." })
  servicePoints(
    @Args(() => ServicePointListArguments) list: ServicePointListArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ServicePointConnection> {
    return listServicePoints(operation, list, askedList(info, "ServicePoint"));
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => ServicePoint, { nullable: true, description: "One service point; NOT_FOUND outside the asker's scope." })
  servicePoint(
    @Arg("id", () => ID) id: string,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ServicePoint> {
    return getServicePoint(operation, id, askedFields(info, "ServicePoint"));
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => ServicePointSummary, { description: "Figures over all service points that the filter finds." })
  servicePointSummary(
    @Arg("filter", () => ServicePointFilter, { nullable: true }) filter: ServicePointFilter | null,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePointSummary> {
    return summariseServicePoints(operation, filter ?? {});
  }

  @Allow("READ_UNPUBLISHED")
  @Query(() => ServicePointMap, {
    description: "What a map of the asker's scope shows of a rectangle, gathered in clusters.",
  })
  servicePointMap(
    @Args(() => ServicePointMapArguments) view: ServicePointMapArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePointMap> {
    return mapServicePoints(operation, view);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => ServicePoint, { description: "Changes a service point's data and, if given, its pin, as one step." })
  updateServicePoint(
    @Args(() => UpdateServicePointArguments) update: UpdateServicePointArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePoint> {
    return updateServicePoint(operation, update);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => ServicePoint, { description: "Places the pin of a service point, and so confirms it (ปักหมุด)." })
  pinServicePoint(
    @Args(() => PinServicePointArguments) pin: PinServicePointArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePoint> {
    return pinServicePoint(operation, pin);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => ServicePoint, {
    description: "Confirms the pin where it is (ยืนยันหมุด), with coordinates of a file or an address.",
  })
  confirmPin(
    @Args(() => ConfirmPinArguments) confirmation: ConfirmPinArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePoint> {
    return confirmPin(operation, confirmation);
  }

  @Allow("MANAGE_SERVICE_POINT")
  @Mutation(() => ServicePoint, { description: "Hides a service point (ไม่แสดง) or shows it again (ให้กลับมาแสดง)." })
  changeServicePointStatus(
    @Args(() => ChangeServicePointStatusArguments) change: ChangeServicePointStatusArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ServicePoint> {
    return changeServicePointStatus(operation, change);
  }

  @Directive('@provides(fields: "code nameTh nameEn level ancestors { id code nameTh nameEn level }")')
  @FieldResolver(() => OrganisationStub, { nullable: true, description: "The organisation that it belongs to." })
  organisation(
    @Root() { organisationId, pathC }: ServicePoint,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Omit<OrganisationStub, "ancestors"> | null> {
    // Asked for together they are one trip to the database; the organisation's own resolver finds them loaded.
    if (askedFields(info, "Organisation").has("ancestors")) void loadAncestors(operation, pathC).catch(() => undefined);
    return loadOrganisationInDirectory(operation, organisationId);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => ProvinceStub, { nullable: true })
  province(
    @Root() { provinceCode }: ServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ProvinceStub | null> {
    return loadDivision(operation, provinceCode);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => DistrictStub, { nullable: true })
  district(
    @Root() { districtCode }: ServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<DistrictStub | null> {
    return loadDivision(operation, districtCode);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => SubdistrictStub, { nullable: true })
  subdistrict(
    @Root() { subdistrictCode }: ServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<SubdistrictStub | null> {
    return loadDivision(operation, subdistrictCode);
  }

  @FieldResolver(() => Pin, { nullable: true, description: "null: no coordinates at all, also none proposed." })
  pin(@Root() servicePoint: ServicePoint, @Ctx() { operation }: SubgraphContext): Promise<Pin | null> {
    return pinOf(operation, servicePoint);
  }

  @FieldResolver(() => [PinDoubt], { description: "Why the pin should be looked at; nothing: there is no reason to." })
  pinDoubts(@Root() { pinDoubts }: ServicePoint): PinDoubt[] {
    return pinDoubts;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Has the pin been judged since it was last changed (ตรวจแล้ว)? false: what pinDoubts tells is of before; it takes a second or two.",
  })
  isPinJudged(@Root() { id }: ServicePoint, @Ctx() { operation }: SubgraphContext): Promise<boolean> {
    return loadIsPinJudged(operation, id);
  }

  @FieldResolver(() => [Photo], { description: "Photos (รูปภาพ) in the order in which they are shown." })
  photos(@Root() { photos }: ServicePoint): Photo[] {
    return photosOf("service-points", photos);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Is it open at this moment (เปิดอยู่)? null: no hours are given, or the year has no calendar yet.",
  })
  async isOpenNow(@Root() servicePoint: ServicePoint, @Ctx() { operation }: SubgraphContext): Promise<boolean | null> {
    return (await openStateOf(operation, servicePoint)).isOpen;
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it next closes or opens; null when that cannot be told, or never happens.",
  })
  async nextChangeAt(@Root() servicePoint: ServicePoint, @Ctx() { operation }: SubgraphContext): Promise<Date | null> {
    return (await openStateOf(operation, servicePoint)).nextChangeAt;
  }

  @FieldResolver(() => Completeness)
  completeness(@Root() servicePoint: ServicePoint): Completeness {
    return completenessOf(completenessFields, { ...servicePoint, pin: servicePoint.pinConfirmedAt });
  }

  @FieldResolver(() => [AllowedAction])
  allowedActions(@Root() { organisationId }: ServicePoint, @Ctx() { operation }: SubgraphContext): AllowedAction[] {
    return allowedActionsOn(operation.actor, ["EDIT_PROFILE", "MANAGE_SERVICE_POINT", "READ_HISTORY"], organisationId);
  }

  @Allow("READ_HISTORY")
  @FieldResolver(() => [HistoryEntry], { description: "Who changed what, newest first (ประวัติ)." })
  history(
    @Root() { id }: ServicePoint,
    @Args(() => HistoryArguments) { first }: HistoryArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<HistoryEntry[]> {
    return historyOf(operation, "service_points", id, first);
  }
}
