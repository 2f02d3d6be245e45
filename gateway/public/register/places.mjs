import { ask } from "./api.mjs";
import { nameOf, words } from "./words.mjs";

const field = (name) => document.getElementById(`agency.${name}`);

function fill(select, places, { idOf = ({ code }) => code, empty = words().select, chosen = "" } = {}) {
  select.replaceChildren(new Option(empty, ""), ...places.map((place) => new Option(nameOf(place), idOf(place))));
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}
const byId = { idOf: ({ id }) => id };

let provinces = null;

async function showDepartments(chosen = "") {
  const ministryId = field("ministry").value || null;
  const { registrationParents } = ministryId
    ? await ask("query ($id: ID) { registrationParents(ministryId: $id) { id nameTh nameEn } }", { id: ministryId })
    : { registrationParents: [] };
  fill(field("parentId"), registrationParents, { ...byId, empty: words().noDepartment, chosen });
}

function showDistricts(chosen = "") {
  const province = provinces.find(({ code }) => code === field("provinceCode").value);
  fill(field("districtCode"), province?.districts ?? [], { chosen });
}

let subdistricts = [];

async function showSubdistricts(chosen = "") {
  const code = field("districtCode").value;
  const found = code
    ? await ask("query ($code: ID!) { district(code: $code) { subdistricts { code nameTh nameEn postcode } } }", {
        code,
      })
    : null;
  subdistricts = found?.district?.subdistricts ?? [];
  fill(field("subdistrictCode"), subdistricts, { chosen });
}

/** Fills the choices of a new agency, with what was chosen before; called again when the language changes. */
export async function showPlaces(values) {
  provinces ??= (await ask("query { provinces { code nameTh nameEn districts { code nameTh nameEn } } }")).provinces;
  const { registrationParents } = await ask("query { registrationParents { id nameTh nameEn } }");
  fill(field("ministry"), registrationParents, { ...byId, chosen: values["agency.ministry"] });
  fill(field("provinceCode"), provinces, { chosen: values["agency.provinceCode"] });
  await showDepartments(values["agency.parentId"]);
  showDistricts(values["agency.districtCode"]);
  await showSubdistricts(values["agency.subdistrictCode"]);
}

/** What is chosen decides what can be chosen next. */
export function followPlaces() {
  field("ministry").addEventListener("change", () => showDepartments());
  field("provinceCode").addEventListener("change", async () => {
    showDistricts();
    await showSubdistricts();
  });
  field("districtCode").addEventListener("change", () => showSubdistricts());
  field("subdistrictCode").addEventListener("change", () => {
    const chosen = subdistricts.find(({ code }) => code === field("subdistrictCode").value);
    if (chosen) field("postcode").value = chosen.postcode;
  });
}
