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
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import { loadAncestors, loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import { askedFields } from "../../kit/graphql/asked-fields";
import type { SubgraphContext } from "../../kit/graphql/context";
import { openStateOf } from "../../kit/opening-hours/open-state.reader";
import { askedList } from "../../kit/paging/connection";
import { Photo, photosOf } from "../../kit/photo/photo.types";
import { loadDivision } from "../division/division.loader";
import { DistrictStub, ProvinceStub, SubdistrictStub } from "../division/division.stub";
import { PublicServicePointListArguments, PublicServicePointMapArguments } from "./public-service-point.inputs";
import { getPublicServicePoint, listPublicServicePoints, mapPublicServicePoints } from "./public-service-point.reader";
import {
  PublicPin,
  PublicServicePoint,
  PublicServicePointConnection,
  PublicServicePointMap,
} from "./public-service-point.types";

@Resolver(() => PublicServicePointConnection)
export class PublicServicePointConnectionResolver {
  @FieldResolver(() => Int, { description: "Rows of the whole list; counted only when asked for." })
  totalCount(@Root() connection: PublicServicePointConnection): Promise<number> {
    return connection.countTotal();
  }
}

@Resolver(() => PublicServicePoint)
export class PublicServicePointResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => PublicServicePointConnection, {
    description: "Service points (จุดบริการ) of all organisations by Thai name, as everybody may see them.",
  })
  publicServicePoints(
    @Args(() => PublicServicePointListArguments) list: PublicServicePointListArguments,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicServicePointConnection> {
    return listPublicServicePoints(operation, list, askedList(info, "PublicServicePoint"));
  }

  @Allow("READ_PUBLISHED")
  @Query(() => PublicServicePoint, {
    nullable: true,
    description: "One service point as everybody may see it; NOT_FOUND when it is not shown.",
  })
  publicServicePoint(
    @Arg("id", () => ID) id: string,
    @Ctx() { operation }: SubgraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicServicePoint> {
    return getPublicServicePoint(operation, id, askedFields(info, "PublicServicePoint"));
  }

  @Allow("READ_PUBLISHED")
  @Query(() => PublicServicePointMap, {
    description: "What a map for everybody shows of a rectangle, gathered in clusters.",
  })
  publicServicePointMap(
    @Args(() => PublicServicePointMapArguments) seen: PublicServicePointMapArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<PublicServicePointMap> {
    return mapPublicServicePoints(operation, seen);
  }

  @FieldResolver(() => OrganisationName, { nullable: true, description: "The organisation that it belongs to." })
  organisation(
    @Root() { organisationId }: PublicServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationName | null> {
    return loadOrganisationInDirectory(operation, organisationId);
  }

  @FieldResolver(() => [OrganisationName], {
    description: "The organisations above its own, from the ministry down.",
  })
  ancestors(@Root() { pathC }: PublicServicePoint, @Ctx() { operation }: SubgraphContext): Promise<OrganisationName[]> {
    return loadAncestors(operation, pathC);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => ProvinceStub, { nullable: true })
  province(
    @Root() { provinceCode }: PublicServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<ProvinceStub | null> {
    return loadDivision(operation, provinceCode);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => DistrictStub, { nullable: true })
  district(
    @Root() { districtCode }: PublicServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<DistrictStub | null> {
    return loadDivision(operation, districtCode);
  }

  @Directive('@provides(fields: "nameTh nameEn")')
  @FieldResolver(() => SubdistrictStub, { nullable: true })
  subdistrict(
    @Root() { subdistrictCode }: PublicServicePoint,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<SubdistrictStub | null> {
    return loadDivision(operation, subdistrictCode);
  }

  @FieldResolver(() => PublicPin, { nullable: true, description: "null: no officer has confirmed one yet." })
  pin(@Root() { latitude, longitude }: PublicServicePoint): PublicPin | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }

  @FieldResolver(() => [Photo], { description: "Photos (รูปภาพ) in the order in which they are shown." })
  photos(@Root() { photos }: PublicServicePoint): Photo[] {
    return photosOf("service-points", photos);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Is it open at this moment (เปิดอยู่)? null: no hours are given, or the year has no calendar yet.",
  })
  async isOpenNow(@Root() point: PublicServicePoint, @Ctx() { operation }: SubgraphContext): Promise<boolean | null> {
    return (await openStateOf(operation, point)).isOpen;
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it next closes or opens; null when that cannot be told, or never happens.",
  })
  async nextChangeAt(@Root() point: PublicServicePoint, @Ctx() { operation }: SubgraphContext): Promise<Date | null> {
    return (await openStateOf(operation, point)).nextChangeAt;
  }
}
