import { ask } from "./api.mjs";
import { nameOf, words } from "./words.mjs";

const query =
  "query ($text: String!) { listedAgencies(text: $text) { id nameTh nameEn ancestorNamesTh provinceNameTh } }";
/** The choice of somebody whose agency is not there. */
export const notListed = "NEW";
const pauseMs = 350;
const leastLetters = 3;

const element = (id) => document.getElementById(id);

function choice(value, name, detail) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const text = document.createElement("span");
  const small = document.createElement("small");
  const called = document.createElement("span");
  called.textContent = name;
  label.className = "choice";
  Object.assign(input, { type: "radio", name: "organisationId", value, id: `organisationId.${value}` });
  small.textContent = detail;
  // Also in English what has no English name is told in Thai, and read aloud as Thai.
  for (const part of [small, called]) if (/[\u0E00-\u0E7F]/.test(part.textContent)) part.lang = "th";
  text.append(called, small);
  label.append(input, text);
  return label;
}

/** What is chosen already stays so where it is among them. */
function show(agencies) {
  const say = words();
  const chosen = chosenAgency();
  element("found").textContent = say.found(agencies.length);
  element("choices").replaceChildren(
    ...agencies.map((agency) =>
      choice(agency.id, nameOf(agency), [...agency.ancestorNamesTh, agency.provinceNameTh].filter(Boolean).join(" › ")),
    ),
    choice(notListed, say.notListed, say.notListedHint),
  );
  chooseAgency(chosen);
  element("agencies").hidden = false;
}

let asked = 0;

/** Looks for agencies and shows them; an answer that a later question has overtaken is left alone. */
export async function searchAgencies(text) {
  const turn = ++asked;
  if (text.trim().length < leastLetters) {
    element("found").textContent = "";
    element("agencies").hidden = true;
    return;
  }
  try {
    const { listedAgencies } = await ask(query, { text });
    if (turn === asked) show(listedAgencies);
  } catch (error) {
    if (turn === asked) element("found").textContent = words()[error.code] ?? words().failed;
  }
}

/** The agency that is chosen: an id, `notListed`, or nothing. */
export const chosenAgency = () => element("choices").querySelector("input:checked")?.value ?? "";

/** Chooses one that is shown. */
export function chooseAgency(value) {
  const input = value && element("choices").querySelector(`input[value="${CSS.escape(value)}"]`);
  if (input) input.checked = true;
}

/** Searches while somebody types. */
export function followSearch() {
  let timer;
  element("search").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => searchAgencies(element("search").value), pauseMs);
  });
}
