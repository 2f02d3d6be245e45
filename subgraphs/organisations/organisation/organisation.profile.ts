import { type AddressPieces, checkAddressFit } from "../../kit/directory/address-fit";
import type { Transaction } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import { givenFields } from "../../kit/input/patch";
import { checkPhoneNumbers, phoneText } from "../../kit/input/phone-list";
import { searchKey } from "../../kit/text/normalise-thai";
import type { Organisation } from "./organisation.entity";
import type { OrganisationProfileInput } from "./organisation.inputs";

const profileFields = [
  "nameTh", "nameEn", "fullNameTh", "addressTh", "addressEn", "provinceCode", "districtCode", "subdistrictCode",
  "postcode", "phones", "fax", "website", "socialLinks", "emailPublic", "emailRegistered", "emailComplaints",
] as const satisfies readonly (keyof Organisation & keyof OrganisationProfileInput)[];

export type Profile = Pick<Organisation, (typeof profileFields)[number]>;

/** The part of an organisation that its officers edit. */
export const profileOf = (organisation: Organisation): Profile =>
  Object.fromEntries(profileFields.map((field) => [field, organisation[field]])) as unknown as Profile;

/** A profile in the shape of the input, so that a form can be filled with it. */
export const profileAsInput = (profile: Profile): OrganisationProfileInput => ({
  ...profile,
  phones: profile.phones.map(phoneText),
});

const maxSocialLinks = 10;

/** How each field of the input is read and checked. */
const readers: {
  [Field in keyof Profile]: (checks: FieldChecks, value: NonNullable<OrganisationProfileInput[Field]> | null) => unknown;
} = {
  nameTh: (checks, value) => checks.requiredText("nameTh", value, 200),
  nameEn: (checks, value) => checks.englishText("nameEn", value, 200),
  fullNameTh: (checks, value) => checks.text("fullNameTh", value, 300),
  addressTh: (checks, value) => checks.text("addressTh", value, 500),
  addressEn: (checks, value) => checks.englishText("addressEn", value, 500),
  provinceCode: (checks, value) => checks.text("provinceCode", value, 2),
  districtCode: (checks, value) => checks.text("districtCode", value, 4),
  subdistrictCode: (checks, value) => checks.text("subdistrictCode", value, 6),
  postcode: (checks, value) => checks.postcode("postcode", value),
  phones: (checks, value) => checkPhoneNumbers(checks, "phones", value ?? []),
  fax: (checks, value) => checks.text("fax", value, 50),
  website: (checks, value) => checks.url("website", value),
  socialLinks: (checks, value) => {
    if (value && value.length > maxSocialLinks) checks.add("socialLinks", "TOO_MANY", { max: maxSocialLinks });
    return (value ?? []).map((link, index) => checks.url(`socialLinks.${index}`, link)).filter(Boolean);
  },
  emailPublic: (checks, value) => checks.email("emailPublic", value),
  emailRegistered: (checks, value) => checks.email("emailRegistered", value),
  emailComplaints: (checks, value) => checks.email("emailComplaints", value),
};

const addressFields: readonly (keyof AddressPieces)[] = ["provinceCode", "districtCode", "subdistrictCode", "postcode"];

/**
 * Reads the changes of a profile as they shall be kept.
 * @param profile as it is; pieces of the address that stay must fit to those that change
 * @throws BAD_USER_INPUT with everything that is wrong
 */
export async function readProfileChanges(
  transaction: Transaction,
  profile: Profile,
  input: OrganisationProfileInput,
): Promise<Partial<Profile>> {
  const checks = new FieldChecks();
  const changes: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(givenFields(input))) {
    const read = readers[field as keyof Profile] as (checks: FieldChecks, value: unknown) => unknown;
    changes[field] = read(checks, value);
  }
  if (addressFields.some((field) => field in changes)) {
    await checkAddressFit(transaction, { ...profile, ...changes } as AddressPieces, checks);
  }
  checks.done();
  return changes as Partial<Profile>;
}

/** What the text filter of the lists looks through. */
export const organisationSearchKey = (of: { nameTh: string; nameEn: string | null; code: string | null }): string =>
  searchKey(of.nameTh, of.nameEn, of.code);
