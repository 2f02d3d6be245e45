/** The fields that make a service point complete, in the order of the form. A pin counts once an officer has confirmed it. */
export const completenessFields = [
  { field: "nameEn", column: "name_en" },
  { field: "addressTh", column: "address_th" },
  { field: "addressEn", column: "address_en" },
  { field: "subdistrictCode", column: "subdistrict_code" },
  { field: "postcode", column: "postcode" },
  { field: "pin", column: "pin_confirmed_at" },
  { field: "phones", column: "phones" },
  { field: "email", column: "email" },
  { field: "photos", column: "photos" },
  { field: "openingHours", column: "opening_hours" },
] as const;
