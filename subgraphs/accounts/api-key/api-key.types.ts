import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import { ApiKey } from "./api-key.entity";

export enum ApiKeyState {
  LIVE = "LIVE",
  EXPIRED = "EXPIRED",
  REVOKED = "REVOKED",
}
registerEnumType(ApiKeyState, {
  name: "ApiKeyState",
  description: "In force (ใช้งานได้), past its day (หมดอายุ), or taken back (ยกเลิกแล้ว).",
});

@ObjectType()
export class ApiKeyConnection implements Connection<ApiKey> {
  @Field(() => [ApiKey])
  nodes!: ApiKey[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
}

@ObjectType({ description: "An API key that has just been made." })
export class CreatedApiKey {
  @Field(() => ApiKey)
  apiKey!: ApiKey;

  @Field(() => String, {
    nullable: true,
    description: "The key itself, shown this once. null when the same command is repeated: then make another key.",
  })
  secret!: string | null;
}

/** Which of its states a key is in now. */
export function stateOf({ revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">, now: Date): ApiKeyState {
  if (revokedAt) return ApiKeyState.REVOKED;
  return expiresAt > now ? ApiKeyState.LIVE : ApiKeyState.EXPIRED;
}
