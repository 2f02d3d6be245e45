/** The fields that make a profile complete, by entity field and column, in the order of the form. */
export const completenessFields = [
  { field: "nameEn", column: "name_en" },
  { field: "fullNameTh", column: "full_name_th" },
  { field: "addressTh", column: "address_th" },
  { field: "addressEn", column: "address_en" },
  { field: "subdistrictCode", column: "subdistrict_code" },
  { field: "postcode", column: "postcode" },
  { field: "phones", column: "phones" },
  { field: "website", column: "website" },
  { field: "emailPublic", column: "email_public" },
  { field: "emailRegistered", column: "email_registered" },
  { field: "emailComplaints", column: "email_complaints" },
] as const;
