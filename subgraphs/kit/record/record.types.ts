import { Directive, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from "type-graphql";
import {
  actions,
  type Action as ActionName,
  type Permission,
  type Role,
  roles,
} from "../../../schema/roles-and-actions";
import { SortDirection } from "../paging/page-info.type";

const enumOf = <Name extends string>(names: readonly Name[]): { [Key in Name]: Key } =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Key in Name]: Key };

export const ActionEnum = enumOf(actions);
export const RoleEnum = enumOf(roles);

/** Names of the API for the values of the table. */
export const PermissionEnum: Readonly<Record<string, Permission>> = {
  YES: "yes",
  BELOW_OWN_ROOT: "belowOwnRoot",
  NO: "no",
};

/** Shown to the public, or kept back: nothing that was ever published is deleted. */
export enum VisibilityStatus {
  VISIBLE = "VISIBLE",
  HIDDEN = "HIDDEN",
}

registerEnumType(ActionEnum, { name: "Action", description: "What a role may or may not do." });
registerEnumType(RoleEnum, { name: "Role", description: "Role of a grant (บทบาทผู้ใช้)." });
registerEnumType(PermissionEnum, {
  name: "Permission",
  description: "In the whole scope of a grant, below its own organisation only, or not at all.",
});
registerEnumType(SortDirection, { name: "SortDirection" });
registerEnumType(VisibilityStatus, {
  name: "VisibilityStatus",
  description: "Shown (แสดง) or not shown (ไม่แสดง) to the public.",
});

@Directive("@shareable")
@ObjectType({
  description: "May the asker do this to this record now? Buttons are drawn from it, never from role names.",
})
export class AllowedAction {
  @Field(() => ActionEnum)
  action!: ActionName;

  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Why not, as a code: ROLE (another role may) or OWN_ROOT (only below one's own organisation); of a grant also OWN_GRANT (nobody manages her own), LAST_PLATFORM_ADMIN, LAST_CENTRAL_OFFICER (nobody would be left) and ENDED.",
  })
  reason!: string | null;

  @Field(() => PermissionEnum, { description: "The rule: what the asker's role may do with this action, wherever." })
  permission!: Permission;

  @Field(() => [RoleEnum], { description: "The roles that may do it somewhere." })
  allowedRoles!: Role[];
}

@Directive("@shareable")
@ObjectType({ description: "One field's value before and after, as text." })
export class Change {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@Directive("@shareable")
@ObjectType({ description: "Who changed what in a record, and when (ประวัติ)." })
export class HistoryEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => String)
  personName!: string;

  @Field(() => String, { description: "Name of the mutation." })
  action!: string;

  @Field(() => [Change])
  changes!: Change[];

  @Field(() => String, { nullable: true, description: "The reason given, where one was asked." })
  reason!: string | null;
}

@Directive("@shareable")
@ObjectType({ description: "A telephone number (หมายเลขโทรศัพท์)." })
export class PhoneNumber {
  @Field(() => String, { description: "Digits only, for example 053217708 or 1111." })
  number!: string;

  @Field(() => String, { nullable: true, description: "Extension (ต่อ)." })
  extension!: string | null;
}
