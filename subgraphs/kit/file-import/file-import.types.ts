import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Change } from "../record/record.types";

export enum FileImportState {
  CHECKING = "CHECKING",
  CHECKED = "CHECKED",
  APPLYING = "APPLYING",
  APPLIED = "APPLIED",
  REFUSED = "REFUSED",
  CANCELLED = "CANCELLED",
}
registerEnumType(FileImportState, {
  name: "FileImportState",
  description:
    "Being compared with what is there, compared (nothing is written yet), being written, written, refused as a whole, or stopped by somebody.",
});

export enum FileImportPhase {
  READING = "READING",
  CHECKING = "CHECKING",
  WAITING = "WAITING",
  WRITING = "WRITING",
}
registerEnumType(FileImportPhase, {
  name: "FileImportPhase",
  description: "Reading the file, comparing its rows, waiting for another import that is writing, or writing.",
});

export enum FileImportVerdict {
  ADDED = "ADDED",
  CHANGED = "CHANGED",
  BAD = "BAD",
}
registerEnumType(FileImportVerdict, {
  name: "FileImportVerdict",
  description: "A row that adds a record, changes one, or is wrong.",
});

@Directive("@shareable")
@ObjectType({
  description: "An import of a file (การนำเข้าข้อมูล): first compared, then written, as a whole or not at all.",
})
export class FileImport {
  @Field(() => ID)
  id!: string;

  @Field(() => FileImportState)
  state!: FileImportState;

  @Field(() => String)
  fileName!: string;

  @Field(() => FileImportPhase, { nullable: true, description: "null: it waits for its turn." })
  phase!: FileImportPhase | null;

  @Field(() => Int, { description: "Of the phase." })
  percent!: number;

  @Field(() => Boolean, {
    description: "It was to be written, but records had changed since: look again at what it would do now.",
  })
  isStale!: boolean;

  @Field(() => Boolean, { description: "The rows that are wrong are left out." })
  skipsBadRows!: boolean;

  @Field(() => Int, { description: "Rows that add a record, or have added one." })
  added!: number;

  @Field(() => Int, { description: "Rows that change a record, or have changed one." })
  changed!: number;

  @Field(() => Int, { description: "Rows that say what is there already." })
  unchanged!: number;

  @Field(() => Int, { description: "Rows with something wrong." })
  bad!: number;

  @Field(() => Int, {
    description: "Pins that stay where an officer has confirmed them, though the file has another place.",
  })
  keptPins!: number;

  @Field(() => [String], { description: "Headings that mean nothing to the import; their columns are left out." })
  unknownColumns!: string[];

  @Field(() => String, { nullable: true, description: "Why the whole file was refused, in Thai." })
  refusalTh!: string | null;

  @Field(() => String, { nullable: true, description: "The same in English." })
  refusalEn!: string | null;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => String)
  createdByName!: string;

  @Field(() => String, { nullable: true })
  appliedByName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "When it was compared with what was there." })
  checkedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  finishedAt!: Date | null;
}

@Directive("@shareable")
@ObjectType({ description: "What is wrong in one cell of a file." })
export class FileImportProblem {
  @Field(() => String, {
    description: "Heading of the column as the file has it; empty when it is about the whole row.",
  })
  column!: string;

  @Field(() => String)
  value!: string;

  @Field(() => String, { description: "The broken rule, as a code." })
  rule!: string;

  @Field(() => String)
  reasonTh!: string;

  @Field(() => String)
  reasonEn!: string;
}

@Directive("@shareable")
@ObjectType({ description: "A row of a file that adds a record, changes one, or is wrong." })
export class FileImportRow {
  @Field(() => Int, { description: "Line of the file, the headings being line 1." })
  line!: number;

  @Field(() => FileImportVerdict)
  verdict!: FileImportVerdict;

  @Field(() => ID, { nullable: true, description: "The record that is changed." })
  recordId!: string | null;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => [Change])
  changes!: Change[];

  @Field(() => [FileImportProblem])
  problems!: FileImportProblem[];
}

@Directive("@shareable")
@ObjectType({ description: "A column that a file may have; either heading does, in any order." })
export class FileImportColumn {
  @Field(() => String)
  headingTh!: string;

  @Field(() => String)
  headingEn!: string;

  @Field(() => String)
  helpTh!: string;

  @Field(() => String)
  helpEn!: string;

  @Field(() => Boolean)
  isRequired!: boolean;
}
