import { Args, Ctx, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { MailListArguments } from "./mail.inputs";
import { listMails } from "./mail.reader";
import { Mail, MailConnection } from "./mail.types";

@Resolver(() => Mail)
export class MailResolver {
  @Allow("READ_MAIL_OUTBOX")
  @Query(() => MailConnection, { description: "The outbox (อีเมลขาออก): what was sent, waits, or failed." })
  mails(
    @Args(() => MailListArguments) list: MailListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<MailConnection> {
    return listMails(operation, list);
  }
}
