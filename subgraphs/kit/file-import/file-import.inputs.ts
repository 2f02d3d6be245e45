import { IsInt, IsOptional, IsUUID, Max, Min } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { maxPageSize } from "../paging/page-arguments";
import { FileImportVerdict } from "./file-import.types";

const keyDescription = "Chosen by the client, new for each intention; the same again has no second effect.";

@ArgsType()
export class StartFileImportArguments {
  @Field(() => ID, { description: "Of the uploaded file: POST /files/<subgraph>/import." })
  @IsUUID()
  fileId!: string;

  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@ArgsType()
export class ApplyFileImportArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Leave out the rows that are wrong; else they stop it." })
  skipsBadRows!: boolean;

  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@ArgsType()
export class CancelFileImportArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { description: keyDescription })
  idempotencyKey!: string;
}

@ArgsType()
export class FileImportListArguments {
  @Field(() => Int, { defaultValue: 20, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}

@ArgsType()
export class FileImportRowArguments {
  @Field(() => ID)
  @IsUUID()
  importId!: string;

  @Field(() => FileImportVerdict)
  verdict!: FileImportVerdict;

  @Field(() => Int, { nullable: true, description: "Rows behind this line of the file." })
  @IsOptional()
  @IsInt()
  @Min(0)
  afterLine?: number | null;

  @Field(() => Int, { defaultValue: 50, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}
