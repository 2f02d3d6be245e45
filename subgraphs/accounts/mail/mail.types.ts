import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { PageInfo } from "../../kit/paging/page-info.type";

export enum MailState {
  WAITING = "WAITING",
  SENDING = "SENDING",
  SENT = "SENT",
  FAILED = "FAILED",
}
registerEnumType(MailState, {
  name: "MailState",
  description:
    "WAITING: to be sent, or tried again. SENT: the mail server took it. FAILED: it will not be tried again.",
});

@ObjectType({ description: "An e-mail of Pakmut's: sent, or kept to be read here while no mail server is set." })
export class Mail {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => String, { description: "Address (ถึง)." })
  to!: string;

  @Field(() => String, { description: "What it tells of: grant-changed, grant-ended, api-key-made …" })
  template!: string;

  @Field(() => String, { description: "เรื่อง" })
  subject!: string;

  @Field(() => String, { description: "Its text, as a reader without HTML sees it." })
  text!: string;

  @Field(() => String, { description: "The same as HTML: a page of its own, to be shown without rights." })
  html!: string;

  @Field(() => MailState)
  state!: MailState;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

  @Field(() => String, { nullable: true, description: "Why it was not taken the last time." })
  lastError!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  nextAttemptAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  sentAt!: Date | null;
}

@ObjectType()
export class MailConnection {
  @Field(() => [Mail])
  nodes!: Mail[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
