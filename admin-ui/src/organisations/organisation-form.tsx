import type { OrganisationRecordFragment } from '../data/generated/graphql';
import { FieldValue } from '../form/FieldValue';
import type { FormDefinition } from '../form/form-definition';
import { contactValues, valuesOfInput } from '../form/shared-values';

/** The long form of an organisation's profile. */
export const organisationForm: FormDefinition<OrganisationRecordFragment> = {
  resource: 'organisations',
  listTitle: 'organisation.listTitle',
  saved: 'organisation.saved',
  sections: [
    { id: 'general', title: 'organisation.sections.general', fields: ['nameTh', 'nameEn', 'fullNameTh'] },
    {
      id: 'address',
      title: 'organisation.sections.address',
      fields: ['addressTh', 'provinceCode', 'districtCode', 'subdistrictCode', 'postcode', 'addressEn'],
    },
    { id: 'contact', title: 'organisation.sections.contact', fields: ['phones', 'fax', 'website', 'socialLinks'] },
    { id: 'emails', title: 'organisation.sections.emails', fields: ['emailPublic', 'emailRegistered', 'emailComplaints'] },
  ],
  toValues: (record) => ({
    nameTh: record.nameTh,
    nameEn: record.nameEn ?? '',
    fullNameTh: record.fullNameTh ?? '',
    ...contactValues(record),
    fax: record.fax ?? '',
    website: record.website ?? '',
    socialLinks: [...record.socialLinks],
    emailPublic: record.emailPublic ?? '',
    emailRegistered: record.emailRegistered ?? '',
    emailComplaints: record.emailComplaints ?? '',
  }),
  fromCurrent: valuesOfInput,
  renderValue: (field, value) => <FieldValue field={field} value={value} />,
};
