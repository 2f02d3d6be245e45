import type { Transaction } from "../database/operation";
import { type AddressPieces, checkAddressFit } from "../directory/address-fit";
import { FieldChecks } from "./check-fields";
import { checkPhoneNumbers } from "./phone-list";

/** Reads one field of an input as it shall be kept, and notes in `checks` what is wrong with it. */
export type FieldReader<Value> = (checks: FieldChecks, field: string, value: Value | null) => unknown;

/** One reader for each field of an input. */
export type FieldReaders<Input extends object> = {
  readonly [Field in keyof Input]-?: FieldReader<NonNullable<Input[Field]>>;
};

export const text =
  (maxLength: number): FieldReader<string> =>
  (checks, field, value) =>
    checks.text(field, value, maxLength);

export const requiredText =
  (maxLength: number): FieldReader<string> =>
  (checks, field, value) =>
    checks.requiredText(field, value, maxLength);

export const englishText =
  (maxLength: number): FieldReader<string> =>
  (checks, field, value) =>
    checks.englishText(field, value, maxLength);

export const email: FieldReader<string> = (checks, field, value) => checks.email(field, value);

export const url: FieldReader<string> = (checks, field, value) => checks.url(field, value);

export const urlList =
  (maxItems: number): FieldReader<string[]> =>
  (checks, field, value) => {
    if (value && value.length > maxItems) checks.add(field, "TOO_MANY", { max: maxItems });
    return (value ?? []).map((link, index) => checks.url(`${field}.${index}`, link)).filter(Boolean);
  };

export const phoneList: FieldReader<string[]> = (checks, field, value) => checkPhoneNumbers(checks, field, value ?? []);

/** The readers of an address; that its pieces fit together is checked by `readChanges`. */
export const addressReaders = {
  addressTh: text(500),
  addressEn: englishText(500),
  provinceCode: text(2),
  districtCode: text(4),
  subdistrictCode: text(6),
  postcode: ((checks, field, value) => checks.postcode(field, value)) as FieldReader<string>,
};

const addressPieces: readonly (keyof AddressPieces)[] = ["provinceCode", "districtCode", "subdistrictCode", "postcode"];

/**
 * Reads the changes that an input asks for, as they shall be kept: what is left out stays as it is.
 * @param current the record as it is; pieces of the address that stay must fit to those that change
 * @param checks collects what is wrong; the caller ends with `checks.done()`
 */
export async function readChanges<Input extends object>(
  transaction: Transaction,
  readers: FieldReaders<Input>,
  current: AddressPieces,
  input: Input,
  checks: FieldChecks,
): Promise<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const read = readers[field as keyof Input] as FieldReader<unknown>;
    changes[field] = read(checks, field, value);
  }
  if (addressPieces.some((field) => field in changes)) {
    const { provinceCode, districtCode, subdistrictCode, postcode } = { ...current, ...changes } as AddressPieces;
    await checkAddressFit(transaction, { provinceCode, districtCode, subdistrictCode, postcode }, checks);
  }
  return changes;
}
