import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { IsUUID } from "class-validator";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { Allow } from "../../kit/access/allow.decorator";
import { loadOrganisationInDirectory } from "../../kit/directory/organisation-name";
import { OrganisationName } from "../../kit/directory/organisation-name.type";
import { fileUrl } from "../../kit/photo/photo.types";
import type { SubgraphContext } from "../../kit/graphql/context";
import { loadDistrict, loadProvince, loadSubdistrict } from "../division/division.loader";
import { District, Province, Subdistrict } from "../division/division.types";
import { OrganisationNearDuplicate } from "../organisation/near-duplicate.types";
import { asNearDuplicates } from "../organisation/near-duplicate.reader";
import { Registration } from "./registration.entity";
import {
  ApproveRegistrationArguments,
  JoinRegistrationArguments,
  RefuseRegistrationArguments,
  RegistrationListArguments,
} from "./registration.inputs";
import {
  countSameName,
  findLookAlikes,
  getRegistration,
  listRegistrations,
  listSameName,
  readAge,
} from "./registration.reader";
import { readPhotoId } from "./registration.files";
import { promisedDays } from "./registration.promise";
import { approveRegistration, joinRegistration, refuseRegistration, releaseRegistration } from "./registration.service";
import { RegistrationConnection, SameNameRegistration } from "./registration.types";

@ArgsType()
class RegistrationArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;
}

@Resolver(() => Registration)
export class RegistrationResolver {
  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Query(() => RegistrationConnection, {
    description:
      "Requests to register agencies (คำขอลงทะเบียนหน่วยงาน), oldest first. Those for new agencies only whoever may decide on them sees.",
  })
  registrations(
    @Args(() => RegistrationListArguments) page: RegistrationListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<RegistrationConnection> {
    return listRegistrations(operation, page);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Query(() => Registration)
  registration(
    @Args(() => RegistrationArguments) { id }: RegistrationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Registration> {
    return getRegistration(operation, id);
  }

  @Allow("DECIDE_REGISTRATIONS")
  @Mutation(() => Registration, {
    description: "Admits a new agency (อนุมัติ): adds it, and asks for its first token. The contact is told.",
  })
  approveRegistration(
    @Args(() => ApproveRegistrationArguments) approval: ApproveRegistrationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Registration> {
    return approveRegistration(operation, approval);
  }

  @Allow("DECIDE_REGISTRATIONS")
  @Mutation(() => Registration, {
    description: "Finds that the agency is one of the register (รวมกับหน่วยงานเดิม), and asks for a token of it.",
  })
  joinRegistration(
    @Args(() => JoinRegistrationArguments) joining: JoinRegistrationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Registration> {
    return joinRegistration(operation, joining);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => Registration, {
    description:
      "Releases a token (ส่งมอบรหัส) of an agency of the register to who asked: it is made unless there is an unused one, and the officer hands it over.",
  })
  releaseRegistration(
    @Args(() => RecordCommandArguments) release: RecordCommandArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Registration> {
    return releaseRegistration(operation, release);
  }

  @Allow("MANAGE_ACTIVATION_TOKENS")
  @Mutation(() => Registration, { description: "Refuses a request (ไม่อนุมัติ), with a reason that the contact is told." })
  refuseRegistration(
    @Args(() => RefuseRegistrationArguments) refusal: RefuseRegistrationArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Registration> {
    return refuseRegistration(operation, refusal);
  }

  @FieldResolver(() => OrganisationName, { nullable: true, description: "The agency, where it is in the register." })
  organisation(@Root() { organisationId }: Registration, @Ctx() { operation }: SubgraphContext) {
    return organisationId ? loadOrganisationInDirectory(operation, organisationId) : null;
  }

  @FieldResolver(() => OrganisationName, {
    nullable: true,
    description: "To which ministry or department it says to belong.",
  })
  parent(@Root() { parentId }: Registration, @Ctx() { operation }: SubgraphContext) {
    return parentId ? loadOrganisationInDirectory(operation, parentId) : null;
  }

  @FieldResolver(() => Province, { nullable: true })
  province(@Root() { provinceCode }: Registration, @Ctx() { operation }: SubgraphContext): Promise<Province | null> {
    return loadProvince(operation, provinceCode);
  }

  @FieldResolver(() => District, { nullable: true })
  district(@Root() { districtCode }: Registration, @Ctx() { operation }: SubgraphContext): Promise<District | null> {
    return loadDistrict(operation, districtCode);
  }

  @FieldResolver(() => Subdistrict, { nullable: true })
  subdistrict(
    @Root() { subdistrictCode }: Registration,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<Subdistrict | null> {
    return loadSubdistrict(operation, subdistrictCode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Address of a photo of the building, without its width: append /320, /960 or /1920.",
  })
  async photoUrl(@Root() { id }: Registration, @Ctx() { operation }: SubgraphContext): Promise<string | null> {
    const fileId = await readPhotoId(operation, id);
    return fileId && fileUrl("organisations", fileId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Working days (วันทำการ) that it has waited, or had when it was decided; empty without a calendar.",
  })
  ageWorkingDays(@Root() registration: Registration, @Ctx() { operation }: SubgraphContext): Promise<number | null> {
    return readAge(operation, registration);
  }

  @FieldResolver(() => Int, { description: "Working days within which a decision is promised." })
  promisedWorkingDays(): number {
    return promisedDays.latest;
  }

  @FieldResolver(() => [OrganisationNearDuplicate], {
    description: "Organisations that it may mean (หน่วยงานที่คล้ายกัน); of a new agency that waits.",
  })
  async nearDuplicates(
    @Root() registration: Registration,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<OrganisationNearDuplicate[]> {
    return asNearDuplicates(operation, await findLookAlikes(operation, registration));
  }

  @FieldResolver(() => Int, { description: "Other requests with this name that wait." })
  sameNameCount(@Root() registration: Registration, @Ctx() { operation }: SubgraphContext): Promise<number> {
    return countSameName(operation, registration);
  }

  @FieldResolver(() => [SameNameRegistration], { description: "Those requests, the oldest ten." })
  sameName(@Root() registration: Registration, @Ctx() { operation }: SubgraphContext): Promise<SameNameRegistration[]> {
    return listSameName(operation, registration);
  }
}
