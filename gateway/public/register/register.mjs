import { chooseAgency, chosenAgency, followSearch, notListed, searchAgencies } from "./agencies.mjs";
import { ask } from "./api.mjs";
import { clearDraft, keepDraft, readDraft } from "./draft.mjs";
import { followPhoto, offerPhoto } from "./photo.mjs";
import { followPlaces, showPlaces } from "./places.mjs";
import { clearProblems, showProblem, showProblems } from "./problems.mjs";
import { proof, spend } from "./proof.mjs";
import { followTracking } from "./track.mjs";
import { isThai, speak, words } from "./words.mjs";

const mutation = `mutation ($input: RegistrationInput!, $proof: RegistrationProof!, $key: String!) {
  requestRegistration(input: $input, proof: $proof, idempotencyKey: $key) { trackingNumber } }`;
const languageName = "pakmut-register-language";

const element = (id) => document.getElementById(id);
const typed = () => [...element("form").querySelectorAll("input[name]:not([type=radio]), select[name]")];
const valuesOf = () => Object.fromEntries(typed().map(({ name, value }) => [name, value]));

/** One key for one intention: the same until it is sent, also after the tab was closed. */
let key = crypto.randomUUID();
let isSending = false;

const keep = () => keepDraft({ key, values: valuesOf(), search: element("search").value, agency: chosenAgency() });

async function showNew(values) {
  const isNew = chosenAgency() === notListed;
  const wasHidden = element("new").hidden;
  element("new").hidden = !isNew;
  if (isNew && wasHidden) await showPlaces(values);
}

function inputOf(values) {
  const contact = { name: values["contact.name"], phone: values["contact.phone"], email: values["contact.email"] };
  if (chosenAgency() !== notListed) return { organisationId: chosenAgency(), contact };
  const of = (name) => values[`agency.${name}`];
  const agency = {
    parentId: of("parentId") || of("ministry"),
    nameTh: of("nameTh"),
    nameEn: of("nameEn") || null,
    addressTh: of("addressTh"),
    provinceCode: of("provinceCode"),
    districtCode: of("districtCode"),
    subdistrictCode: of("subdistrictCode"),
    postcode: of("postcode"),
    phones: [of("phones.0")],
  };
  return { agency, contact };
}

function tellRefusal({ code, fields = [], retryAfterSeconds }) {
  if (code === "RATE_LIMITED") return showProblem(words().wait(Math.ceil(retryAfterSeconds / 60)));
  if (code === "BAD_USER_INPUT") return showProblems(fields);
  showProblem(words()[code] ?? words().failed);
}

const hasRule = ({ fields = [] }, ...rules) => fields.some(({ rule }) => rules.includes(rule));

/** Sends; a proof that is over, or a key that an earlier and different request has, is replaced once. */
async function send(input, isAgain = false) {
  element("sending").textContent = words().checking;
  const solved = await proof();
  element("sending").textContent = words().sending;
  try {
    const { requestRegistration } = await ask(mutation, { input, proof: solved, key });
    spend();
    return requestRegistration.trackingNumber;
  } catch (error) {
    const isProof = hasRule(error, "PROOF_USED", "PROOF_NOT_VALID");
    const isKey = hasRule(error, "KEY_ALREADY_USED");
    if (isAgain || !(isProof || isKey)) throw error;
    if (isProof) spend();
    if (isKey) key = crypto.randomUUID();
    return send(input, true);
  }
}

function showReceipt(number) {
  offerPhoto(chosenAgency() === notListed);
  element("number").textContent = number;
  element("form").hidden = true;
  element("receipt").hidden = false;
  element("receipt-title").focus();
}

async function submit(event) {
  event.preventDefault();
  if (isSending) return;
  clearProblems();
  const values = valuesOf();
  if (!chosenAgency()) return showProblems([{ field: "organisationId", rule: "NO_AGENCY" }]);
  if (chosenAgency() === notListed && !values["agency.ministry"])
    return showProblems([{ field: "agency.ministry", rule: "REQUIRED" }]);
  isSending = true;
  element("send").setAttribute("aria-disabled", "true");
  try {
    const number = await send(inputOf(values));
    clearDraft();
    showReceipt(number);
  } catch (error) {
    tellRefusal(error);
  } finally {
    isSending = false;
    element("send").removeAttribute("aria-disabled");
    element("sending").textContent = "";
  }
}

/** An empty form with a key of its own. */
function startAnew() {
  clearDraft();
  key = crypto.randomUUID();
  element("form").reset();
  for (const id of ["new", "agencies", "draft", "receipt"]) element(id).hidden = true;
  element("choices").replaceChildren();
  element("found").textContent = "";
  clearProblems();
  element("form").hidden = false;
  element("search").focus();
}

async function restore() {
  const draft = readDraft();
  if (!draft) return;
  key = draft.key;
  element("draft").hidden = false;
  element("search").value = draft.search ?? "";
  for (const input of typed()) input.value = draft.values?.[input.name] ?? "";
  await searchAgencies(element("search").value);
  chooseAgency(draft.agency);
  await showNew(draft.values ?? {});
}

/** Shows the page in the other language, with everything that is typed. */
async function changeLanguage() {
  speak(isThai() ? "en" : "th");
  localStorage.setItem(languageName, isThai() ? "th" : "en");
  clearProblems();
  const chosen = chosenAgency();
  const values = valuesOf();
  await searchAgencies(element("search").value);
  chooseAgency(chosen);
  if (!element("new").hidden) await showPlaces(values);
}

async function start() {
  const asked = new URLSearchParams(location.search).get("lang");
  speak(asked ?? localStorage.getItem(languageName) ?? "th");
  element("language").hidden = false;
  element("form").hidden = false;
  followSearch();
  followPlaces();
  followTracking();
  followPhoto(() => element("number").textContent);
  element("language").addEventListener("click", changeLanguage);
  element("form").addEventListener("submit", submit);
  element("form").addEventListener("input", keep);
  element("form").addEventListener("change", keep);
  // The sum takes a second or two: it is begun with the first letter, so that nobody waits for it.
  element("form").addEventListener("input", () => proof().catch(() => undefined), { once: true });
  element("choices").addEventListener("change", () => showNew(valuesOf()));
  element("forget").addEventListener("click", startAnew);
  element("again").addEventListener("click", startAnew);
  element("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(element("number").textContent);
    element("copy").textContent = words().copied;
  });
  await restore();
}

start();
