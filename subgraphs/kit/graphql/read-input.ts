import { validate } from "class-validator";
import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";
import { badUserInput, type FieldError } from "../errors";
import { fieldErrorsOf } from "./to-client-errors";

type InputClass<Input extends object = object> = new () => Input;

const inputTypes = () => getMetadataStorage().inputTypes;

/** The class of each field of an input that is an input itself, its parents' fields included. */
function* innerClasses(input: InputClass): Generator<[field: string, inner: InputClass]> {
  for (let type = input; typeof type === "function"; type = Object.getPrototypeOf(type) as InputClass) {
    for (const { name, getType } of inputTypes().find(({ target }) => target === type)?.fields ?? []) {
      const inner = getType();
      if (inputTypes().some(({ target }) => target === inner)) yield [name, inner as InputClass];
    }
  }
}

/** Limits stand in the decorators of classes, so that only instances are checked. */
function toInstance<Input extends object>(input: InputClass<Input>, data: object): Input {
  const instance = Object.assign(new input(), data) as Input & Record<string, unknown>;
  for (const [field, inner] of innerClasses(input)) {
    const value: unknown = instance[field];
    if (Array.isArray(value)) {
      Object.assign(instance, { [field]: value.map((each: object) => toInstance(inner, each)) });
    } else if (typeof value === "object" && value !== null) {
      Object.assign(instance, { [field]: toInstance(inner, value) });
    }
  }
  return instance;
}

/**
 * Reads a value that came by another way than GraphQL just as an argument of that input would be: the same types, the same
 * limits.
 * @param field what the value is called, for the errors
 * @throws BAD_USER_INPUT
 */
export async function readInput<Input extends object>(
  schema: GraphQLSchema,
  input: InputClass<Input>,
  value: unknown,
  field: string,
): Promise<Input> {
  const name = inputTypes().find(({ target }) => target === input)?.name;
  const type = name === undefined ? undefined : (schema.getType(name) as GraphQLInputType | undefined);
  if (!type) throw new Error(`The schema has no input for ${input.name}.`);
  const wrong: FieldError[] = [];
  const data: unknown = coerceInputValue(value, type, (path) => {
    wrong.push({ field: [field, ...path].join("."), rule: "NOT_VALID" });
  });
  if (wrong.length || typeof data !== "object" || data === null)
    throw badUserInput(wrong.length ? wrong : [{ field, rule: "NOT_VALID" }]);
  const instance = toInstance(input, data);
  const violations = await validate(instance, { skipMissingProperties: true, forbidUnknownValues: false });
  if (violations.length) throw badUserInput(fieldErrorsOf(violations, field));
  return instance;
}
