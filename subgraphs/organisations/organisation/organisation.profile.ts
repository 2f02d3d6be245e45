import { fileId } from "../../kit/file/file-id";
import {
  addressReaders,
  email,
  englishText,
  type FieldReaders,
  phoneList,
  requiredText,
  text,
  url,
  urlList,
} from "../../kit/input/field-readers";
import { phoneText } from "../../kit/input/phone-list";
import { photoList } from "../../kit/photo/photo-list";
import { photoInputsOf, PhotoSubject } from "../../kit/photo/photo.types";
import { openingHours } from "../../kit/opening-hours/opening-hours.reader";
import { searchKey } from "../../kit/text/normalise-thai";
import type { Organisation } from "./organisation.entity";
import type { OrganisationProfileInput } from "./organisation.inputs";

/** How each field of a profile is read and checked. */
export const profileReaders: FieldReaders<OrganisationProfileInput> = {
  nameTh: requiredText(200),
  nameEn: englishText(200),
  fullNameTh: text(300),
  ...addressReaders,
  phones: phoneList,
  openingHours,
  fax: text(50),
  website: url,
  socialLinks: urlList(10),
  emailPublic: email,
  emailRegistered: email,
  emailComplaints: email,
  photos: photoList([PhotoSubject.BUILDING]),
  logoFileId: fileId,
};

export type Profile = Pick<Organisation, keyof OrganisationProfileInput>;

/** The part of an organisation that its officers edit. */
export const profileOf = (organisation: Organisation): Profile =>
  Object.fromEntries(
    Object.keys(profileReaders).map((field) => [field, organisation[field as keyof Profile]]),
  ) as unknown as Profile;

/** A profile in the shape of the input, so that a form can be filled with it. */
export const profileAsInput = (profile: Profile): OrganisationProfileInput => ({
  ...profile,
  phones: profile.phones.map(phoneText),
  photos: photoInputsOf(profile.photos),
});

/** What the text filter of the lists looks through. */
export const organisationSearchKey = (of: { nameTh: string; nameEn: string | null; code: string | null }): string =>
  searchKey(of.nameTh, of.nameEn, of.code);
